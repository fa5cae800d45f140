package io.n3xus.session.read.sessions;

import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.follow.ReadYourWrites;
import io.n3xus.platform.follow.Views;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.SessionStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Component;

/** Every question about sessions. */
@Component
public class Sessions {

    static final String COLLECTION = "sessions";

    private final Views<SessionView> views;
    private final ReadYourWrites written;

    Sessions(Views<SessionView> views, ReadYourWrites written) {
        this.views = views;
        this.written = written;
    }

    public Optional<SessionView> find(SessionId id) {
        return views.find(id.value());
    }

    /** The session if it is this account's; one that was decided about but cannot be read yet is waited for. */
    public Optional<SessionView> findOwn(String accountId, SessionId id) {
        return find(id).or(() -> findLatest(id))
                .filter(session -> session.accountId().equals(accountId));
    }

    private Optional<SessionView> findLatest(SessionId id) {
        awaitWritten(id);
        return find(id);
    }

    /** Waits, with a bound, until reads show what was decided up to now. */
    public void awaitWritten(SessionId id) {
        written.await(views, id.value());
    }

    public long count(String accountId, @Nullable SessionStatus status) {
        return views.collection().countDocuments(of(accountId, status));
    }

    /** Newest first. */
    public List<SessionView> page(String accountId, @Nullable SessionStatus status, int offset, int limit) {
        return views.collection()
                .find(of(accountId, status))
                .sort(new Document("createdAt", -1).append("_id", -1))
                .skip(offset)
                .limit(limit)
                .into(new ArrayList<>());
    }

    /** All that may have a machine. Bounded by the limit of sessions per agent. */
    public List<SessionView> live() {
        return views.collection().find(new Document("live", true)).into(new ArrayList<>());
    }

    private static Document of(String accountId, @Nullable SessionStatus status) {
        var filter = new Document("accountId", accountId);
        return status == null ? filter : filter.append("status", status.name());
    }

    /** The documents and the indexes that the questions need. */
    @Configuration(proxyBeanMethods = false)
    static class Store {

        @Bean
        Views<SessionView> sessionViews(MongoDatabase database) {
            var views = new Views<>(database, COLLECTION, SessionView.class);
            var newest = new Document("createdAt", 1).append("_id", 1);
            for (var status : List.of(new Document(), new Document("status", 1))) {
                var index = new Document("accountId", 1);
                index.putAll(status);
                index.putAll(newest);
                views.collection().createIndex(index);
            }
            views.collection().createIndex(new Document("live", 1));
            return views;
        }
    }
}
