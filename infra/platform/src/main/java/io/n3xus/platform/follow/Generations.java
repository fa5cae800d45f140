package io.n3xus.platform.follow;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.FindOneAndUpdateOptions;
import com.mongodb.client.model.ReturnDocument;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Knows which generation of its projections a service reads and feeds. One document says so, and it is asked before
 * whatever is read or written, so that all replicas change over in the same moment.
 */
public final class Generations {

    private static final Document LIVE = new Document("_id", "live");
    private static final String NUMBER = "generation";
    private static final String NAMES = "names";
    private static final String BUILDING = "building";
    private static final ScopedValue<Generation> BOUND = ScopedValue.newInstance();

    private final MongoDatabase database;
    private final MongoCollection<Document> documents;

    public Generations(MongoDatabase database) {
        this.database = database;
        documents = database.getCollection("generations");
    }

    /** The one in use now, or the one that the work of {@link #in} is about. */
    public Generation current() {
        return BOUND.isBound() ? BOUND.get() : live();
    }

    /** The one that readers and followers use now. */
    Generation live() {
        return of(documents.find(LIVE).first());
    }

    private static Generation of(@Nullable Document document) {
        if (document == null || document.get(NUMBER, 0L) == 0) {
            return Generation.FIRST;
        }
        return new Generation(document.getLong(NUMBER), Set.copyOf(document.getList(NAMES, String.class)));
    }

    /** The collection of that name in the current generation; ask for it anew before each use. */
    public MongoCollection<Document> collection(String name) {
        return database.getCollection(current().name(name));
    }

    /** The same, as records. */
    public <T> MongoCollection<T> collection(String name, Class<T> type) {
        return database.getCollection(current().name(name), type);
    }

    /** All that the work reads is of one generation: the one live when it begins. */
    public <T> T reading(Supplier<T> work) {
        return in(current(), work);
    }

    static <T> T in(Generation generation, Supplier<T> work) {
        return ScopedValue.where(BOUND, generation).call(work::get);
    }

    static void in(Generation generation, Runnable work) {
        ScopedValue.where(BOUND, generation).run(work);
    }

    /** A generation that nobody sees yet. One that was begun before can no longer be switched to. */
    Generation begin(Set<String> names) {
        var begun = documents.findOneAndUpdate(
                LIVE,
                new Document("$inc", new Document(BUILDING, 1L)),
                new FindOneAndUpdateOptions().upsert(true).returnDocument(ReturnDocument.AFTER));
        return new Generation(Objects.requireNonNull(begun).getLong(BUILDING), names);
    }

    /** Makes the live one's indexes for it. */
    void copyIndexes(Generation live, Generation fresh, Set<String> collections) {
        for (var name : collections) {
            for (var index : database.getCollection(live.name(name)).listIndexes()) {
                var key = index.get("key", Document.class);
                if (!key.equals(new Document("_id", 1))) {
                    database.getCollection(fresh.name(name)).createIndex(key);
                }
            }
        }
    }

    /** One write: from here on everyone uses it. Answers false when another generation was begun meanwhile. */
    boolean switchTo(Generation fresh) {
        var stillBuilding = new Document(LIVE).append(BUILDING, fresh.number());
        var use = new Document(NUMBER, fresh.number()).append(NAMES, List.copyOf(fresh.names()));
        return documents.updateOne(stillBuilding, new Document("$set", use)).getMatchedCount() == 1;
    }

    /** Drops every collection that is of these names and not of the live generation. */
    void dropOthers(Set<String> collections) {
        var live = live();
        for (var found : database.listCollectionNames().into(new ArrayList<>())) {
            var plain = found.replaceFirst("\\.g\\d+$", "");
            if (collections.contains(plain) && !found.equals(live.name(plain))) {
                database.getCollection(found).drop();
            }
        }
    }
}
