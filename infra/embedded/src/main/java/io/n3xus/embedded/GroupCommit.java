package io.n3xus.embedded;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReadWriteLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;
import java.util.function.Supplier;
import org.h2.mvstore.MVStore;

/**
 * Makes every write durable before it is answered. Writers run side by side and share a commit; a commit never falls
 * into the middle of a write, so documents and their indexes are always stored together.
 */
final class GroupCommit {

    private final ReadWriteLock lock = new ReentrantReadWriteLock();
    private final MVStore store;
    private final AtomicLong written = new AtomicLong();
    private long committed;

    GroupCommit(MVStore store) {
        this.store = store;
    }

    <T> T write(Supplier<T> operation) {
        long mine = 0;
        lock.readLock().lock();
        try {
            return operation.get();
        } finally {
            mine = written.incrementAndGet();
            lock.readLock().unlock();
            commit(mine);
        }
    }

    /** Runs while no write does. */
    void alone(Runnable operation) {
        lock.writeLock().lock();
        try {
            operation.run();
        } finally {
            lock.writeLock().unlock();
        }
    }

    private void commit(long upTo) {
        alone(() -> {
            if (committed < upTo) {
                var all = written.get();
                store.commit();
                committed = all;
            }
        });
    }
}
