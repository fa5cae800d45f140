package io.n3xus.billing.read.usage;

import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers what an account has used. */
@Component
public class Usages {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(2);

    private final UsageStore store;

    Usages(UsageStore store) {
        this.store = store;
    }

    /**
     * Returns when what is told of the account's usage goes as far as this event, which told of some.
     *
     * @param sequence -1 for an account that never used anything
     * @throws RefusedException when an event could not be read, or it takes too long
     */
    public void await(String accountId, long sequence) {
        if (store.isStopped(accountId)) {
            throw new RefusedException(
                    UsageRefusal.STANDS_STILL, "An event that tells of this account's usage could not be read.");
        }
        var deadline = System.nanoTime() + PATIENCE.toNanos();
        while (sequence >= 0 && lastOfBlock(accountId, sequence) < sequence) {
            if (System.nanoTime() > deadline || Thread.currentThread().isInterrupted()) {
                throw new RefusedException(
                        PlatformRefusal.BUSY,
                        "What this account used last is still being read. Ask again in a moment.");
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
    }

    private long lastOfBlock(String accountId, long sequence) {
        var block = store.blocks()
                .find(new Document("_id", UsageBlock.id(accountId, UsageBlock.numberOf(sequence))))
                .projection(new Document(UsageDocument.LAST_SEQUENCE, 1))
                .first();
        return block == null ? -1 : block.getLong(UsageDocument.LAST_SEQUENCE);
    }

    /**
     * The sequence of the last event that is from before then; -1 when there is none.
     *
     * @param version later events are left alone
     */
    public long lastBefore(String accountId, Instant instant, long version) {
        var wanted = new Document(UsageDocument.OWNER, accountId)
                .append(UsageDocument.NUMBER, new Document("$lte", UsageBlock.numberOf(version)))
                .append(UsageDocument.EARLIEST, new Document("$lt", Nanos.of(instant)));
        for (var block : store.blocks()
                .find(wanted)
                .sort(new Document(UsageDocument.NUMBER, -1))
                .batchSize(2)) {
            var last = UsageDocument.rows(block).stream()
                    .filter(row -> row.at().isBefore(instant) && row.sequence() <= version)
                    .mapToLong(UsageRow::sequence)
                    .max();
            if (last.isPresent()) {
                return last.getAsLong();
            }
        }
        return -1;
    }

    /** What came of events from one to the other, both included, oldest first; read as far as it is used. */
    public Stream<UsageRow> between(String accountId, long first, long last) {
        var numbers = new Document("$gte", UsageBlock.numberOf(first)).append("$lte", UsageBlock.numberOf(last));
        var blocks = store.blocks()
                .find(new Document(UsageDocument.OWNER, accountId).append(UsageDocument.NUMBER, numbers))
                .sort(new Document(UsageDocument.NUMBER, 1));
        return StreamSupport.stream(blocks.spliterator(), false)
                .flatMap(block -> UsageDocument.rows(block).stream())
                .filter(row -> row.sequence() >= first && row.sequence() <= last);
    }

    /**
     * What was used by hour, of events stored from one instant until before the other. Whole hours were added up when
     * they were read; of those that are cut the events are added up.
     */
    public List<UsageSum> byHour(String accountId, Instant from, Instant to) {
        var fromNanos = Nanos.of(from);
        var toNanos = Nanos.of(to);
        var wanted = new Document(UsageDocument.OWNER, accountId)
                .append(UsageDocument.LATEST, new Document("$gte", fromNanos))
                .append(UsageDocument.EARLIEST, new Document("$lt", toNanos));
        var cut = LongStream.of(UsageSums.hourOf(fromNanos), UsageSums.hourOf(toNanos))
                .boxed()
                .toList();
        var sums = new UsageSums();
        for (var block : store.blocks().find(wanted)) {
            UsageDocument.sums(block).stream()
                    .filter(sum ->
                            sum.key().hour() > cut.getFirst() && sum.key().hour() < cut.getLast())
                    .forEach(sums::add);
            UsageDocument.rows(block).stream()
                    .filter(row -> cut.contains(UsageSums.hourOf(Nanos.of(row.at()))))
                    .filter(row -> !row.at().isBefore(from) && row.at().isBefore(to))
                    .forEach(sums::add);
        }
        return List.copyOf(sums.all());
    }

    /** What is stored, in bytes, as the last reports from then on say: one for each volume or snapshot. */
    public long storedBytes(String accountId, Instant since) {
        var wanted = new Document(UsageDocument.OWNER, accountId)
                .append(UsageDocument.LATEST, new Document("$gte", Nanos.of(since)))
                .append(UsageDocument.METERS, MeterType.STORAGE.label());
        var stored = new HashMap<String, Long>();
        for (var block : store.blocks().find(wanted).sort(new Document(UsageDocument.NUMBER, 1))) {
            UsageDocument.rows(block).stream()
                    .filter(row -> !row.at().isBefore(since))
                    .forEach(row -> row.storedBytes().ifPresent(bytes -> stored.put(row.reference(), bytes)));
        }
        return stored.values().stream().mapToLong(Long::longValue).sum();
    }
}
