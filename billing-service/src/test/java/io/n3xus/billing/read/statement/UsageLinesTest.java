package io.n3xus.billing.read.statement;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.read.ledger.Posting;
import io.n3xus.billing.read.usage.UsageRow;
import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;

/** Whatever is told of usage, or not told: the lines are what the ledger charged, and quantities are all there. */
class UsageLinesTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final List<UsageLine> told = new ArrayList<>();
    private final UsageLines lines = new UsageLines(told::add);
    private long sequence;

    @Property(tries = 200)
    void addUpToWhatWasCharged(@ForAll long seed, @ForAll @IntRange(max = 400) int turns) {
        var random = new Random(seed);
        var charged = 0L;
        var used = 0L;
        told.clear();
        for (var turn = 0; turn < turns; turn++) {
            var at = NOON.plusSeconds(turn);
            var service = random.nextBoolean() ? "sessions" : "ai";
            var reference = "r" + random.nextInt(4);
            var amount = random.nextLong(-1_000_000, 1L << 40);
            lines.charge(posting(at, service, reference, amount));
            charged += amount;
            if (random.nextInt(5) > 0) {
                var quantity = random.nextInt(100);
                var uncollected = random.nextInt(3) == 0 ? random.nextInt(1_000) : 0;
                // Now and then what is told does not match what was charged.
                var amounts = amount + uncollected + (random.nextInt(7) == 0 ? 1 : 0);
                lines.usage(row(at, service, reference, quantity, amounts, uncollected));
                used += quantity;
            }
        }
        lines.flush();
        assertThat(told.stream().mapToLong(UsageLine::amountMicros).sum()).isEqualTo(charged);
        assertThat(told.stream().mapToLong(UsageLine::quantity).sum()).isEqualTo(used);
    }

    @Property(tries = 3)
    void saysNothingMoreWhereUsageExplainsAll(@ForAll @IntRange(min = 6_000, max = 30_000) int turns) {
        told.clear();
        for (var turn = 0; turn < turns; turn++) {
            lines.charge(posting(NOON.plusSeconds(turn), "ai", "task_" + turn, 7));
            lines.usage(row(NOON.plusSeconds(turn), "ai", "task_" + turn, 1, 9, 2));
        }
        assertThat(told).as("told before the end: not all of it is kept").isNotEmpty();
        lines.flush();
        assertThat(told).extracting(UsageLine::meter).doesNotContain(UsageLine.UNMEASURED);
        assertThat(told).hasSize(2 * turns);
    }

    private Posting posting(Instant at, String service, String reference, long micros) {
        var type = micros < 0 ? "refund" : "charge";
        var amount = Math.abs(micros);
        return new Posting(sequence++, at, type, "holds", "revenue:x", reference, amount, amount, 0, 0, service);
    }

    private UsageRow row(Instant at, String service, String reference, long quantity, long micros, long uncollected) {
        var line = new Line("ai.task", "", quantity, 1, 5, micros);
        return new UsageRow(
                sequence++, 0, at, reference, service, reference, List.of(line), uncollected, at, at, null, null);
    }
}
