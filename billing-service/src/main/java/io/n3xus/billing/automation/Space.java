package io.n3xus.billing.automation;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.billing.catalogue.PriceHistory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.bson.codecs.pojo.annotations.BsonId;
import org.jspecify.annotations.Nullable;

/**
 * Space that something takes up, and how far it is paid for. Bytes × milliseconds are added up exactly for each price; whole
 * MB × seconds of them are charged.
 * Public only for the driver, which reads it by reflection.
 *
 * @param id of the account and the meter
 * @param revision counts the changes of this document: who changes it must have seen the last one
 * @param version of what was said last
 * @param bytes taken up since {@code since}
 * @param paidUntil not before {@code since}
 * @param lookAt when there is something to do next
 * @param rests one for each price there was
 * @param due what the wallet is still to be told; nothing else may change until it was
 */
public record Space(
        @BsonId String id,
        long revision,
        String accountId,
        String meterId,
        ServiceName service,
        String reference,
        long version,
        long bytes,
        Instant since,
        Instant paidUntil,
        Instant lookAt,
        List<Rest> rests,
        @Nullable Due due) {

    private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

    public Space {
        rests = List.copyOf(rests);
    }

    /** Space of which nothing was said before. */
    static Space none(String accountId, String meterId, ServiceName service, String reference, Instant at) {
        return new Space(
                idOf(accountId, meterId),
                0,
                accountId,
                meterId,
                service,
                reference,
                -1,
                0,
                at,
                at,
                NEVER,
                List.of(),
                null);
    }

    /** Before anything of it is stored: what no wallet could be told would be due for ever. */
    void requireChargeable() {
        HoldId.ofUsage(meterId);
        Usage.unmeasured(service, reference);
        account();
    }

    static String idOf(String accountId, String meterId) {
        return accountId + "/" + meterId;
    }

    AccountId account() {
        return AccountId.of(accountId);
    }

    /**
     * It is of another size from an instant on. What was paid for since at the old one is corrected; a clock that goes back
     * changes nothing from before the last change.
     */
    Space resized(long newVersion, long newBytes, Instant at, Duration every, PriceHistory prices) {
        var from = at.isBefore(since) ? since : at;
        var sizes = from.isBefore(paidUntil)
                ? List.of(new Stretch(from, paidUntil, newBytes - bytes))
                : List.of(new Stretch(paidUntil, from, bytes));
        var paid = from.isBefore(paidUntil) ? paidUntil : from;
        return paid(newVersion, newBytes, from, paid, every, sizes, prices);
    }

    /** It goes on as it is and is paid for until an instant. */
    Space paidUntil(Instant until, Duration every, PriceHistory prices) {
        return paid(version, bytes, since, until, every, List.of(new Stretch(paidUntil, until, bytes)), prices);
    }

    /** The wallet was told. */
    Space paid(Duration every) {
        return copy(version, bytes, since, paidUntil, next(bytes, paidUntil, every), rests, null);
    }

    /** Space that was taken up, or less than nothing when it was reported too much. */
    private record Stretch(Instant from, Instant to, long bytes) {}

    private Space paid(
            long newVersion,
            long newBytes,
            Instant newSince,
            Instant until,
            Duration every,
            List<Stretch> stretches,
            PriceHistory prices) {
        var newRests = new ArrayList<>(rests);
        var lines = new ArrayList<UsageLine>();
        for (var stretch : stretches) {
            add(stretch, prices, newRests, lines);
        }
        lines.removeIf(line -> line.quantity() == 0);
        var first = stretches.getFirst();
        var usage = new Usage(service, reference, lines, first.from(), first.to(), null, null);
        var charge =
                lines.isEmpty() ? null : new Due(Due.Kind.RECORD, "level:" + meterId + ":" + (revision + 1), usage);
        var look = charge == null ? next(newBytes, until, every) : until;
        return copy(newVersion, newBytes, newSince, until, look, newRests, charge);
    }

    private static Instant next(long bytes, Instant paidUntil, Duration every) {
        return bytes == 0 ? NEVER : paidUntil.plus(every);
    }

    private static void add(Stretch stretch, PriceHistory prices, List<Rest> rests, List<UsageLine> lines) {
        for (var from = stretch.from(); from.isBefore(stretch.to()); ) {
            var at = from;
            var version = prices.at(at).orElseThrow(() -> new IllegalArgumentException("No price is known at " + at));
            var change = prices.nextChange(at).filter(stretch.to()::isAfter).orElse(stretch.to());
            var price = version.find(MeterType.STORAGE, "").orElseThrow();
            var rest = take(rests, version.version(), price.micros())
                    .plus(stretch.bytes(), Duration.between(from, change).toMillis());
            rests.add(rest.rest());
            RunTime.add(
                    lines,
                    UsageLine.unpriced(
                            MeterType.STORAGE.label(), "", rest.quantity(), version.version(), price.micros()));
            from = change;
        }
    }

    private static Rest take(List<Rest> rests, int version, long micros) {
        var found = rests.stream().filter(rest -> rest.isOf(version, micros)).findFirst();
        found.ifPresent(rests::remove);
        return found.orElseGet(() -> new Rest(version, micros, 0));
    }

    private Space copy(
            long newVersion,
            long newBytes,
            Instant newSince,
            Instant newPaidUntil,
            Instant newLookAt,
            List<Rest> newRests,
            @Nullable Due newDue) {
        return new Space(
                id,
                revision + 1,
                accountId,
                meterId,
                service,
                reference,
                newVersion,
                newBytes,
                newSince,
                newPaidUntil,
                newLookAt,
                newRests,
                newDue);
    }
}
