package io.n3xus.billing.journal;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.platform.refusal.RefusedException;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.springframework.stereotype.Component;

/** Finds charges among what was stored. */
@Component
public class Charges {

    private final EventStore events;

    Charges(EventStore events) {
        this.events = events;
    }

    /**
     * A charge whose hold is closed, so that it does not change any more.
     *
     * @param refundableMicros what was charged, less what was returned into the hold of it; refunds are not counted
     */
    public record Charge(String reference, ServiceName service, long refundableMicros) {}

    /**
     * The charge that an account's event of this sequence is.
     *
     * @throws RefusedException UNKNOWN_CHARGE when it is none, CHARGE_OPEN while its hold is open
     */
    public Charge find(AccountId account, long sequence) {
        var stored = events.readEvents(account.toString(), sequence);
        if (stored.hasNext() && stored.next().getPayload() instanceof HoldCharged charge) {
            return untilReleased(charge, stored);
        }
        throw new RefusedException(
                BillingRefusal.UNKNOWN_CHARGE, "There is no charge %s:%d.".formatted(account, sequence));
    }

    private static Charge untilReleased(HoldCharged charge, DomainEventStream later) {
        var hold = charge.holdId();
        var chargedLater = 0L;
        var returned = 0L;
        while (later.hasNext()) {
            switch (later.next().getPayload()) {
                case HoldCharged e when e.holdId().equals(hold) -> chargedLater += e.amountMicros();
                case ChargeReturned e when e.holdId().equals(hold) -> returned += e.amountMicros();
                case HoldReleased e
                when e.holdId().equals(hold) -> {
                    return of(charge, Math.max(0, returned - chargedLater));
                }
                default -> {}
            }
        }
        throw new RefusedException(
                BillingRefusal.CHARGE_OPEN,
                "The work that hold %s pays for is not over; refund its charge afterwards.".formatted(hold));
    }

    /** What was charged last is returned first. */
    private static Charge of(HoldCharged charge, long returnedMicros) {
        return new Charge(charge.reference(), charge.service(), Math.max(0, charge.amountMicros() - returnedMicros));
    }
}
