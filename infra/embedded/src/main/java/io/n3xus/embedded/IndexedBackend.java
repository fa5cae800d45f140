package io.n3xus.embedded;

import de.bwaldvogel.mongo.MongoDatabase;
import de.bwaldvogel.mongo.backend.h2.H2Backend;
import de.bwaldvogel.mongo.bson.Document;
import io.netty.channel.Channel;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.h2.mvstore.MVStore;
import org.jspecify.annotations.Nullable;

/** Commits each write before its reply leaves, and knows the {@code hello} command. */
final class IndexedBackend extends H2Backend {

    private static final Set<String> WRITES = Set.of(
            "insert",
            "update",
            "delete",
            "findandmodify",
            "create",
            "createindexes",
            "drop",
            "dropindexes",
            "dropdatabase",
            "renamecollection");

    private final GroupCommit commits;

    IndexedBackend(MVStore store, GroupCommit commits) {
        this.commits = commits; // Before super(), which opens the databases there are.
        super(store);
    }

    @Override
    protected MongoDatabase openOrCreateDatabase(String name) {
        return new IndexedDatabase(name, getMvStore(), getCursorRegistry());
    }

    @Override
    public Document handleCommand(Channel channel, String database, String command, Document query) {
        if (command.equalsIgnoreCase("hello")) {
            var answer = super.handleCommand(channel, database, "ismaster", query);
            answer.put("isWritablePrimary", answer.remove("ismaster"));
            return answer;
        }
        return writes(command, query)
                ? commits.write(() -> super.handleCommand(channel, database, command, query))
                : super.handleCommand(channel, database, command, query);
    }

    private static boolean writes(String command, Document query) {
        return WRITES.contains(command.toLowerCase(Locale.ROOT)) || storesItsResult(query.get("pipeline"));
    }

    private static boolean storesItsResult(@Nullable Object pipeline) {
        return pipeline instanceof List<?> stages
                && !stages.isEmpty()
                && stages.getLast() instanceof Document last
                && (last.containsKey("$out") || last.containsKey("$merge"));
    }
}
