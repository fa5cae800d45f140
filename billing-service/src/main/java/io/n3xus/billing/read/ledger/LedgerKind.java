package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.billing.PublishedAccountEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.event.Wire;

/**
 * The events of {@code billing.events} as the ledger tells them apart. They are looked for in this order: the frequent ones
 * come first.
 */
enum LedgerKind {
    RESERVED(PublishedBillingEvent.Reserved.class, Reads.MONEY_OF_HOLD),
    DEBITED(PublishedBillingEvent.Debited.class, Reads.MONEY_OF_HOLD),
    USED(PublishedAccountEvent.UsageMetered.class, Reads.NOTHING),
    RELEASED(PublishedBillingEvent.Released.class, Reads.MONEY_OF_HOLD),
    CREDITED(PublishedBillingEvent.Credited.class, Reads.MONEY),
    CONFIRMED(PublishedBillingEvent.HoldConfirmed.class, Reads.HOLD),
    METERED(PublishedBillingEvent.MeterStarted.class, Reads.HOLD),
    STOPPED(PublishedBillingEvent.MeterStopped.class, Reads.HOLD),
    REFUNDED(PublishedBillingEvent.Refunded.class, Reads.MONEY_OF_HOLD),
    REFUSED(PublishedBillingEvent.ReservationRefused.class, Reads.HOLD),
    EXHAUSTED(PublishedBillingEvent.BalanceExhausted.class, Reads.NOTHING),
    LOW(PublishedAccountEvent.BalanceLow.class, Reads.NOTHING),
    GRANT_GIVEN(PublishedAccountEvent.GrantGiven.class, Reads.MONEY_AND_ALL),
    GRANT_EXPIRED(PublishedAccountEvent.GrantExpired.class, Reads.MONEY_AND_ALL),
    TRANSFERRED(PublishedAccountEvent.Transferred.class, Reads.MONEY),
    CHARGE_REFUNDED(PublishedAccountEvent.ChargeRefunded.class, Reads.MONEY),
    TAKEN(PublishedAccountEvent.Taken.class, Reads.MONEY),
    TOP_UP_WANTED(PublishedAccountEvent.TopUpWanted.class, Reads.NOTHING),
    TOP_UP_FAILED(PublishedAccountEvent.TopUpFailed.class, Reads.ALL),
    THRESHOLDS_SET(PublishedAccountEvent.ThresholdsSet.class, Reads.ALL),
    AUTO_TOP_UP_SET(PublishedAccountEvent.AutoTopUpSet.class, Reads.ALL),
    ORGANIZATION_SET(PublishedAccountEvent.OrganizationSet.class, Reads.NOTHING);

    /** What of the body is looked at. */
    private enum Reads {
        NOTHING,
        HOLD,
        MONEY,
        MONEY_OF_HOLD,
        MONEY_AND_ALL,
        ALL
    }

    private final Class<? extends PublishedBillingEvent> event;
    private final Reads reads;

    LedgerKind(Class<? extends PublishedBillingEvent> event, Reads reads) {
        this.event = event;
        this.reads = reads;
    }

    Class<? extends PublishedBillingEvent> event() {
        return event;
    }

    boolean movesMoney() {
        return reads == Reads.MONEY || reads == Reads.MONEY_OF_HOLD || reads == Reads.MONEY_AND_ALL;
    }

    /** Whether it names a hold. */
    boolean isAboutHold() {
        return reads == Reads.HOLD || reads == Reads.MONEY_OF_HOLD;
    }

    /** Whether all of it changes what is settled for the account. */
    boolean settles() {
        return reads == Reads.ALL || reads == Reads.MONEY_AND_ALL;
    }

    /** As it stands in the headers. */
    String type() {
        return Wire.typeOf(event).value();
    }
}
