package io.n3xus.embedded;

import de.bwaldvogel.mongo.MongoServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.h2.mvstore.MVStore;

/**
 * A MongoDB-wire server in this process. A write that was answered survives a kill of the process (not a power cut);
 * declared indexes serve equality, range and order.
 */
public final class EmbeddedMongo implements AutoCloseable {

    private static final int WORKERS = 16;
    private static final int CACHE_MEBIBYTES = 16;
    private static final int COMPACTION_SECONDS = 10;
    private static final int FILLED_PERCENT = 50;
    private static final int COMPACTION_BYTES = 4 << 20;

    private final MVStore store;
    private final GroupCommit commits;
    private final MongoServer server;
    private final ScheduledExecutorService housekeeping = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("mongo-housekeeping").factory());

    /**
     * Where documents are kept and where they are served.
     *
     * @param port 0 for a free one
     */
    public record Settings(Path directory, int port) {}

    public EmbeddedMongo(Settings settings) {
        store = open(settings.directory());
        commits = new GroupCommit(store);
        server = new MongoServer(new IndexedBackend(store, commits));
        try {
            server.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), settings.port()), 1, WORKERS);
        } catch (RuntimeException e) {
            store.closeImmediately();
            throw e;
        }
        var _ = housekeeping.scheduleWithFixedDelay(
                this::compact, COMPACTION_SECONDS, COMPACTION_SECONDS, TimeUnit.SECONDS);
    }

    private static MVStore open(Path directory) {
        try {
            Files.createDirectories(directory);
        } catch (IOException e) {
            throw new IllegalStateException("Cannot create " + directory, e);
        }
        // No commit but ours: one by the store's own clock or buffer could separate a document from its index entries.
        var store = new MVStore.Builder()
                .fileName(directory.resolve("documents.mv").toString())
                .autoCommitDisabled()
                .autoCommitBufferSize(0)
                .cacheSize(CACHE_MEBIBYTES)
                .open();
        store.setVersionsToKeep(0);
        store.setRetentionTime(0);
        return store;
    }

    public int port() {
        return server.getLocalAddress().getPort();
    }

    public String uri() {
        return "mongodb://127.0.0.1:" + port();
    }

    /**
     * Writes what lives in sparse chunks again, a bounded amount at a time, so that their space is used again. The
     * store's other compaction moves chunks to shrink the file, and trips over its own assertion when a hole lies
     * across the border that it moves to.
     */
    void compact() {
        commits.alone(() -> {
            store.compact(FILLED_PERCENT, COMPACTION_BYTES);
            store.commit();
        });
    }

    @Override
    public void close() {
        housekeeping.shutdownNow();
        server.stopListening();
        commits.alone(store::close);
        server.shutdownNow();
    }
}
