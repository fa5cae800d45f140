package io.n3xus.platform.follow;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.apache.kafka.common.TopicPartition;

/**
 * Makes the projections of this service again beside those in use, compares the two, and changes over. Those in use serve
 * and follow all the while; a rebuild that ends early, however, leaves nothing but collections that the next one drops.
 */
final class Rebuild {

    /** Whoever began to read before the change has finished, or begun anew, by then. */
    private static final Duration LAST_READS = Duration.ofSeconds(2);

    private final PlatformSettings settings;
    private final Generations generations;
    private final Positions positions;
    private final RebuildLock lock;
    private final Followers followers;
    private final ProjectionDigest digest;

    Rebuild(
            PlatformSettings settings,
            Generations generations,
            Positions positions,
            RebuildLock lock,
            Followers followers,
            ProjectionDigest digest) {
        this.settings = settings;
        this.generations = generations;
        this.positions = positions;
        this.lock = lock;
        this.followers = followers;
        this.digest = digest;
    }

    /** What to do when the log says something else than the projections do. */
    enum WhenDifferent {
        KEEP,
        REPLACE
    }

    /** Told now and then: the projection, its events read and to read, and how many of them a second. */
    @FunctionalInterface
    interface Progress {
        void at(String projection, long done, long total, long perSecond);
    }

    /**
     * The digests of the projections in use and of those made again, over the same events.
     *
     * @param passedOver events that could not be taken in; they are among the dead letters
     * @param switched whether those made again are now in use
     */
    record Outcome(String digestBefore, String digestAfter, long passedOver, boolean switched) {}

    /** Tells the outcome through {@code told} as soon as it is certain, before what is no longer needed is dropped. */
    synchronized void run(WhenDifferent different, Progress progress, Consumer<Outcome> told) {
        lock.take();
        try {
            dropLeftOver();
            var outcome = make(different, progress);
            told.accept(outcome);
            if (outcome.switched()) {
                LockSupport.parkNanos(LAST_READS.toNanos());
            }
            dropLeftOver();
        } finally {
            lock.release();
        }
    }

    private Outcome make(WhenDifferent different, Progress progress) {
        var old = generations.live();
        var projections = followers.projections();
        var fresh = generations.begin(names(projections));
        projections.forEach(projection -> generations.copyIndexes(old, fresh, projection.collections()));
        try (var replays = new Replays(settings.kafka(), projections, fresh, positions)) {
            var standing = standing(projections, old);
            replays.upTo(standing, (projection, done, total, perSecond) -> {
                lock.renew();
                progress.at(projection, done, total, perSecond);
            });
            var ends = earliest(standing.values());
            var before = Generations.in(old, () -> digest.digest(ends));
            var after = Generations.in(fresh, () -> digest.digest(ends));
            var replaces = before.equals(after) || different == WhenDifferent.REPLACE;
            if (replaces) {
                changeOver(replays, projections, old, fresh);
            }
            return new Outcome(before, after, replays.passedOver(), replaces);
        }
    }

    /** In the end the new one is fed up to where the old one came, so that nobody reads what is older than before. */
    private void changeOver(Replays replays, List<Feed> projections, Generation old, Generation fresh) {
        replays.upTo(standing(projections, old), (_, _, _, _) -> lock.renew());
        if (!generations.switchTo(fresh)) {
            throw new RefusedException(PlatformRefusal.BUSY, "Another rebuild began meanwhile.");
        }
        replays.upTo(standing(projections, old), (_, _, _, _) -> lock.renew());
    }

    private Map<Feed, Map<TopicPartition, Long>> standing(List<Feed> projections, Generation generation) {
        var standing = new HashMap<Feed, Map<TopicPartition, Long>>();
        projections.forEach(
                projection -> standing.put(projection, positions.findAll(generation.name(projection.name()))));
        return standing;
    }

    private static Map<TopicPartition, Long> earliest(Collection<Map<TopicPartition, Long>> standing) {
        var earliest = new HashMap<TopicPartition, Long>();
        standing.forEach(each -> each.forEach((partition, next) -> earliest.merge(partition, next, Math::min)));
        return earliest;
    }

    private static Set<String> names(List<Feed> projections) {
        var names = new HashSet<String>();
        for (var projection : projections) {
            names.add(projection.name());
            names.addAll(projection.collections());
        }
        return names;
    }

    private void dropLeftOver() {
        var names = names(followers.projections());
        generations.dropOthers(names);
        positions.dropOthers(names, generations.live());
    }
}
