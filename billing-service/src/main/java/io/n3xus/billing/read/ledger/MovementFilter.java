package io.n3xus.billing.read.ledger;

import io.n3xus.billing.api.KnownTime;
import java.time.Instant;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/**
 * Which movements one wants to see; null means all.
 *
 * @param type such as {@code charge}
 * @param from the earliest
 * @param to the first that is too late
 */
public record MovementFilter(
        @Nullable String type,
        @Nullable String reference,
        @Nullable Instant from,
        @Nullable Instant to) {

    public static final MovementFilter ALL = new MovementFilter(null, null, null, null);

    public MovementFilter {
        KnownTime.require(from);
        KnownTime.require(to);
    }

    boolean isAll() {
        return equals(ALL);
    }

    boolean matches(LedgerEntry entry) {
        return (type == null || type.equals(entry.type().word()))
                && (reference == null || reference.equals(entry.reference()))
                && (from == null || !entry.at().isBefore(from))
                && (to == null || entry.at().isBefore(to));
    }

    /** Pages of an account that can hold such movements. */
    Document pages(String accountId) {
        var pages = new Document(PageDocument.OWNER, accountId);
        if (from != null) {
            pages.append(PageDocument.LATEST, new Document("$gte", WireTime.nanos(from)));
        }
        if (to != null) {
            pages.append(PageDocument.EARLIEST, new Document("$lt", WireTime.nanos(to)));
        }
        return pages;
    }
}
