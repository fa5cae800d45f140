package io.n3xus.billing.read.usage;

import io.n3xus.billing.read.usage.UsageSum.Bucket;
import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import java.util.List;
import org.bson.Document;

/** How a block is stored, with short names: there are many of its rows. */
final class UsageDocument {

    static final String OWNER = "owner";
    static final String NUMBER = "number";
    static final String LAST_SEQUENCE = "lastSequence";
    static final String EARLIEST = "earliestNanos";
    static final String LATEST = "latestNanos";
    static final String ROWS = "rows";
    static final String SUMS = "sums";

    /** Of the sums, for queries. */
    static final String METERS = SUMS + ".m";

    private static final String PARTITION = "partition";

    private UsageDocument() {}

    static Document of(UsageBlock block) {
        var nanos = block.rows().stream().mapToLong(row -> Nanos.of(row.at())).summaryStatistics();
        return new Document("_id", block.id())
                .append(OWNER, block.owner())
                .append(NUMBER, block.number())
                .append(PARTITION, block.partition())
                .append(LAST_SEQUENCE, block.lastSequence())
                .append(EARLIEST, nanos.getMin())
                .append(LATEST, nanos.getMax())
                .append(ROWS, block.rows().stream().map(UsageDocument::of).toList())
                .append(SUMS, block.sums().stream().map(UsageDocument::of).toList());
    }

    private static Document of(UsageRow row) {
        return new Document("s", row.sequence())
                .append("o", row.offset())
                .append("t", Nanos.of(row.at()))
                .append("u", row.usageId())
                .append("v", row.service())
                .append("r", row.reference())
                .append("l", row.lines().stream().map(UsageDocument::of).toList())
                .append("x", row.uncollectedMicros())
                .append("f", Nanos.of(row.from()))
                .append("e", Nanos.of(row.to()))
                .append("m", row.mode())
                .append("c", row.outcome());
    }

    private static Document of(Line line) {
        return new Document("m", line.meter())
                .append("t", line.tier())
                .append("q", line.quantity())
                .append("c", line.catalogueVersion())
                .append("p", line.priceMicros())
                .append("a", line.amountMicros());
    }

    private static Document of(UsageSum sum) {
        var key = sum.key();
        return new Document("h", key.hour())
                .append("v", key.service())
                .append("m", key.meter())
                .append("t", key.tier())
                .append("c", key.catalogueVersion())
                .append("p", key.priceMicros())
                .append("d", key.mode())
                .append("q", sum.quantity())
                .append("a", sum.amountMicros());
    }

    static UsageBlock read(Document stored) {
        return new UsageBlock(stored.getString(OWNER), stored.getLong(NUMBER), partition(stored), rows(stored));
    }

    static int partition(Document stored) {
        return stored.getInteger(PARTITION);
    }

    static List<UsageRow> rows(Document stored) {
        return stored.getList(ROWS, Document.class).stream()
                .map(UsageDocument::row)
                .toList();
    }

    private static UsageRow row(Document row) {
        return new UsageRow(
                row.getLong("s"),
                row.getLong("o"),
                Nanos.instant(row.getLong("t")),
                row.getString("u"),
                row.getString("v"),
                row.getString("r"),
                row.getList("l", Document.class).stream()
                        .map(UsageDocument::line)
                        .toList(),
                row.getLong("x"),
                Nanos.instant(row.getLong("f")),
                Nanos.instant(row.getLong("e")),
                row.getString("m"),
                row.getString("c"));
    }

    private static Line line(Document line) {
        return new Line(
                line.getString("m"),
                line.getString("t"),
                line.getLong("q"),
                line.getInteger("c"),
                line.getLong("p"),
                line.getLong("a"));
    }

    static List<UsageSum> sums(Document stored) {
        return stored.getList(SUMS, Document.class).stream()
                .map(UsageDocument::sum)
                .toList();
    }

    private static UsageSum sum(Document sum) {
        var key = new Bucket(
                sum.getLong("h"),
                sum.getString("v"),
                sum.getString("m"),
                sum.getString("t"),
                sum.getInteger("c"),
                sum.getLong("p"),
                sum.getString("d"));
        return new UsageSum(key, sum.getLong("q"), sum.getLong("a"));
    }
}
