package io.n3xus.platform.follow;

import io.n3xus.platform.service.PlatformSettings;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.common.TopicPartition;

/**
 * Feeds all projections into a generation that nobody reads yet, one after the other. A bulk projection is fed by as many
 * threads as there are processors, each with partitions of its own; any other by one.
 */
final class Replays implements AutoCloseable {

    private static final long LOOK_MILLIS = 500;

    private final Map<Feed, List<Replay>> replays = new LinkedHashMap<>();
    private final ExecutorService threads = Executors.newThreadPerTaskExecutor(
            Thread.ofPlatform().daemon().name("rebuild-", 0).factory());

    Replays(PlatformSettings.Kafka kafka, List<Feed> projections, Generation generation, Positions positions) {
        for (var projection : projections) {
            var ofProjection = new ArrayList<Replay>();
            replays.put(projection, ofProjection);
            for (var partitions : shares(projection, Replay.partitions(kafka, projection.topics()))) {
                ofProjection.add(new Replay(projection, generation, positions, kafka, partitions));
            }
        }
    }

    private static Collection<List<TopicPartition>> shares(Feed projection, List<TopicPartition> partitions) {
        var count = projection.isBulk() ? Runtime.getRuntime().availableProcessors() : 1;
        var shares = new LinkedHashMap<Integer, List<TopicPartition>>();
        for (var index = 0; index < partitions.size(); index++) {
            shares.computeIfAbsent(index % count, _ -> new ArrayList<>()).add(partitions.get(index));
        }
        return shares.values();
    }

    /** Returns when all stand there. */
    void upTo(Map<Feed, Map<TopicPartition, Long>> ends, Rebuild.Progress progress) {
        replays.forEach(
                (projection, each) -> upTo(projection, each, ends.getOrDefault(projection, Map.of()), progress));
    }

    private void upTo(Feed projection, List<Replay> each, Map<TopicPartition, Long> ends, Rebuild.Progress progress) {
        var before = each.stream().mapToLong(Replay::done).sum();
        var total = each.stream().mapToLong(replay -> replay.before(ends)).sum();
        var begun = System.nanoTime();
        var running = new ArrayList<Future<?>>();
        each.forEach(replay -> running.add(threads.submit(() -> replay.upTo(ends))));
        for (var last = false; !last; ) {
            last = awaitAll(running);
            var done = each.stream().mapToLong(Replay::done).sum();
            var perSecond = (done - before) * TimeUnit.SECONDS.toNanos(1) / Math.max(1, System.nanoTime() - begun);
            var all = Math.max(done, total);
            progress.at(projection.name(), last ? all : done, all, perSecond);
        }
    }

    /** Whether all are done, after a moment. */
    private static boolean awaitAll(List<Future<?>> running) {
        var deadline = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(LOOK_MILLIS);
        try {
            for (var each : running) {
                each.get(Math.max(0, deadline - System.nanoTime()), TimeUnit.NANOSECONDS);
            }
            return true;
        } catch (TimeoutException notYet) {
            return false;
        } catch (ExecutionException failed) {
            throw new CompletionException("A projection could not be made again.", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new CompletionException("Stopped.", stopping);
        }
    }

    long passedOver() {
        return replays.values().stream()
                .flatMap(List::stream)
                .mapToLong(Replay::passedOver)
                .sum();
    }

    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
        replays.values().forEach(each -> each.forEach(Replay::close));
    }
}
