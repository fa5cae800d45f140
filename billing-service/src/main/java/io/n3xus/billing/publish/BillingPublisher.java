package io.n3xus.billing.publish;

import io.n3xus.billing.api.AccountEvent;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldConfirmed;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldRefused;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStarted;
import io.n3xus.billing.api.WalletEvent.MeterStopped;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Refunded;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.ReservationRefused;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import io.n3xus.platform.event.EventPublisher;
import io.n3xus.platform.event.OutgoingEvent;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.axonframework.eventhandling.EventMessage;
import org.springframework.stereotype.Component;

/**
 * Each stored event becomes exactly one published event, keyed by account: a reader that counts {@code ce_sequence} sees
 * whether it has them all.
 */
@Component
class BillingPublisher implements EventPublisher {

    @Override
    public Set<String> topics() {
        return Set.of(PublishedBillingEvent.TOPIC);
    }

    @Override
    public List<OutgoingEvent> publish(EventMessage<?> stored) {
        var event = (WalletEvent) stored.getPayload();
        var account = event.accountId().toString();
        return List.of(new OutgoingEvent(account, account, toPublished(event, account, stored.getTimestamp())));
    }

    static PublishedBillingEvent toPublished(WalletEvent event, String account, Instant at) {
        return switch (event) {
            case WalletCredited(var _, var entry, var reason, long amount, long balance, long held) ->
                new Credited(account, entry, word(reason), amount, balance, held, at);
            case HoldPlaced(var _, var hold, var reference, long amount, var expiresAt, long balance, long held) ->
                new Reserved(account, hold.toString(), reference, amount, expiresAt, balance, held, at);
            case HoldRefused(var _, var hold, var reference, long amount, long missing) ->
                new ReservationRefused(account, hold.toString(), reference, amount, missing, at);
            case HoldConfirmed(var _, var hold) ->
                new PublishedBillingEvent.HoldConfirmed(account, hold.toString(), at);
            case MeterStarted(var _, var hold, var session, int run, long price, var startedAt) ->
                new PublishedBillingEvent.MeterStarted(account, session, run, hold.toString(), price, startedAt);
            case HoldExtended(var _, var hold, var reference, long amount, long balance, long held) ->
                new Reserved(account, hold.toString(), reference, amount, null, balance, held, at);
            case HoldCharged(var _, var hold, var reference, var service, long amount, long balance, long held) ->
                new Debited(account, hold.toString(), reference, service.label(), amount, balance, held, at);
            case ChargeReturned(var _, var hold, var reference, var service, long amount, long balance, long held) ->
                new Refunded(account, hold.toString(), reference, service.label(), amount, balance, held, at);
            case BalanceExhausted(var _, var _, var session, int run, var exhaustedAt) ->
                new PublishedBillingEvent.BalanceExhausted(account, session, run, exhaustedAt, at);
            case HoldReleased(var _, var hold, var reference, var reason, long amount, long balance, long held) ->
                new Released(account, hold.toString(), reference, word(reason), amount, balance, held, at);
            case MeterStopped(var _, var hold, var session, int run) ->
                new PublishedBillingEvent.MeterStopped(account, session, run, hold.toString(), at);
            case AccountEvent other -> PublishedAccount.of(other, account, at);
        };
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
