package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.BalanceExhausted;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.HoldConfirmed;
import io.n3xus.contracts.billing.PublishedBillingEvent.MeterStarted;
import io.n3xus.contracts.billing.PublishedBillingEvent.MeterStopped;
import io.n3xus.contracts.billing.PublishedBillingEvent.Refunded;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.ReservationRefused;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import io.n3xus.platform.follow.ReceivedEvent;
import java.util.Optional;

/**
 * A movement of money before it is written down: {@code amountMicros} leaves one account and enters another.
 *
 * @param shown what the owner sees change: {@code from} or {@code to}
 */
record Moved(
        String type, String reference, String from, String to, String shown, long amountMicros, long balanceMicros) {

    /** The movement that an event tells of; none when no money moved. */
    static Optional<Moved> of(PublishedBillingEvent event) {
        var wallet = Accounts.wallet(event.accountId());
        var holds = Accounts.holds(event.accountId());
        return switch (event) {
            case Credited e ->
                moved(
                        "credit",
                        e.entryId(),
                        Accounts.source(e.reason()),
                        wallet,
                        wallet,
                        e.amountMicros(),
                        e.balanceMicros());
            case Reserved e -> moved("hold", e.reference(), wallet, holds, wallet, e.amountMicros(), e.balanceMicros());
            case Debited e ->
                moved("charge", e.reference(), holds, Accounts.REVENUE, holds, e.amountMicros(), e.balanceMicros());
            case Refunded e ->
                moved("refund", e.reference(), Accounts.REVENUE, holds, holds, e.amountMicros(), e.balanceMicros());
            case Released e ->
                moved("release", e.reference(), holds, wallet, wallet, e.amountMicros(), e.balanceMicros());
            case ReservationRefused _, HoldConfirmed _, MeterStarted _, MeterStopped _, BalanceExhausted _ ->
                Optional.empty();
        };
    }

    private static Optional<Moved> moved(
            String type,
            String reference,
            String from,
            String to,
            String shown,
            long amountMicros,
            long balanceMicros) {
        return amountMicros == 0
                ? Optional.empty()
                : Optional.of(new Moved(type, reference, from, to, shown, amountMicros, balanceMicros));
    }

    LedgerEntry entry(ReceivedEvent event) {
        return new LedgerEntry(
                "%s:%012d".formatted(event.subject(), event.sequence()),
                event.subject(),
                type,
                reference,
                from,
                to,
                shown,
                amountMicros,
                balanceMicros,
                event.time(),
                event.sequence(),
                event.place().partition(),
                event.place().offset());
    }
}
