package io.n3xus.billing.read.statement;

import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.billing.read.ledger.Posting;
import io.n3xus.billing.read.usage.UsageRow;
import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Puts charges and what is told of them together. What was charged for something and is not explained by its usage becomes
 * a line of its own, so that the lines always add up to what was charged.
 */
final class UsageLines {

    private static final int LINES_MAX = 5_000;
    private static final int EVENTS_MAX = 50_000;

    private final Consumer<UsageLine> lines;
    private final Map<Priced, Sum> priced = new TreeMap<>(Priced.ORDER);
    private final Map<Paid, Sum> unexplained = new TreeMap<>(Paid.ORDER);
    private @Nullable Instant turn;
    private int events;

    UsageLines(Consumer<UsageLine> lines) {
        this.lines = lines;
    }

    /** What is paid for. */
    private record Paid(String service, String reference) {
        private static final Comparator<Paid> ORDER =
                Comparator.comparing(Paid::service).thenComparing(Paid::reference);
    }

    private record Priced(Paid paid, String meter, String tier, int catalogueVersion, long priceMicros) {
        private static final Comparator<Priced> ORDER = Comparator.comparing(Priced::paid, Paid.ORDER)
                .thenComparing(Priced::meter)
                .thenComparing(Priced::tier)
                .thenComparingInt(Priced::catalogueVersion)
                .thenComparingLong(Priced::priceMicros);
    }

    private static final class Sum {
        private final List<Long> sequences = new ArrayList<>();
        private long quantity;
        private long micros;
    }

    void charge(Posting posting) {
        turn(posting.at());
        add(new Paid(posting.service(), posting.reference()), posting.chargedMicros(), posting.sequence());
    }

    void usage(UsageRow row) {
        turn(row.at());
        var paid = new Paid(row.service(), row.reference());
        var explained = -row.uncollectedMicros();
        for (var line : row.lines()) {
            add(paid, line, row.sequence());
            explained = Math.addExact(explained, line.amountMicros());
        }
        if (row.uncollectedMicros() != 0) {
            add(paid, new Line(UsageLine.UNCOLLECTED, "", 0, 0, 0, -row.uncollectedMicros()), row.sequence());
        }
        unexplained.computeIfAbsent(paid, _ -> new Sum()).micros -= explained;
    }

    private void add(Paid paid, Line line, long sequence) {
        var key = new Priced(paid, line.meter(), line.tier(), line.catalogueVersion(), line.priceMicros());
        var sum = priced.computeIfAbsent(key, _ -> new Sum());
        sum.quantity = Math.addExact(sum.quantity, line.quantity());
        sum.micros = Math.addExact(sum.micros, line.amountMicros());
        sum.sequences.add(sequence);
        events++;
    }

    private void add(Paid paid, long chargedMicros, long sequence) {
        var sum = unexplained.computeIfAbsent(paid, _ -> new Sum());
        sum.micros = Math.addExact(sum.micros, chargedMicros);
        sum.sequences.add(sequence);
        events++;
    }

    /** Charges and their usage are of one instant: what is told between two does not tear them apart. */
    private void turn(Instant at) {
        var isFull = events >= EVENTS_MAX || priced.size() + unexplained.size() >= LINES_MAX;
        if (isFull && !at.equals(turn)) {
            flush();
        }
        turn = at;
    }

    /** Tells all that is there. */
    void flush() {
        priced.forEach((key, sum) -> lines.accept(line(key, sum)));
        unexplained.forEach((paid, sum) -> {
            if (sum.micros != 0) {
                lines.accept(line(new Priced(paid, UsageLine.UNMEASURED, "", 0, 0), sum));
            }
        });
        priced.clear();
        unexplained.clear();
        events = 0;
    }

    private static UsageLine line(Priced key, Sum sum) {
        var meter = MeterType.of(key.meter());
        return new UsageLine(
                key.paid().service(),
                key.paid().reference(),
                key.meter(),
                key.tier(),
                sum.quantity,
                meter.map(MeterType::counted).orElse(""),
                key.catalogueVersion(),
                key.priceMicros(),
                meter.map(MeterType::unit).orElse(""),
                sum.micros,
                sum.sequences);
    }
}
