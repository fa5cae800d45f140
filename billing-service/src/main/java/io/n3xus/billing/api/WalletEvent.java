package io.n3xus.billing.api;

import java.time.Instant;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/**
 * Everything that can happen to a wallet. Stored for ever: a record here changes only with an upcaster. Amounts are
 * micro-NexCoin; {@code balanceMicros} may be spent and {@code heldMicros} is set aside, both after the event.
 */
public sealed interface WalletEvent
        permits WalletEvent.WalletCredited,
                WalletEvent.HoldPlaced,
                WalletEvent.HoldRefused,
                WalletEvent.HoldConfirmed,
                WalletEvent.MeterStarted,
                WalletEvent.HoldExtended,
                WalletEvent.HoldCharged,
                WalletEvent.ChargeReturned,
                WalletEvent.BalanceExhausted,
                WalletEvent.HoldReleased,
                WalletEvent.MeterStopped,
                AccountEvent {

    AccountId accountId();

    @Revision("1")
    record WalletCredited(
            AccountId accountId,
            String entryId,
            CreditReason reason,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements WalletEvent {}

    @Revision("1")
    record HoldPlaced(
            AccountId accountId,
            HoldId holdId,
            String reference,
            long amountMicros,
            @Nullable Instant expiresAt,
            long balanceMicros,
            long heldMicros)
            implements WalletEvent {}

    @Revision("1")
    record HoldRefused(AccountId accountId, HoldId holdId, String reference, long amountMicros, long missingMicros)
            implements WalletEvent {}

    @Revision("1")
    record HoldConfirmed(AccountId accountId, HoldId holdId) implements WalletEvent {}

    /**
     * The hold pays for a run from now on.
     *
     * @param startedAt when the run began, which may be before this event
     */
    @Revision("1")
    record MeterStarted(
            AccountId accountId, HoldId holdId, String sessionId, int run, long priceMicrosPerHour, Instant startedAt)
            implements WalletEvent {}

    /** {@code amountMicros} more was moved from the balance into an open hold. */
    @Revision("1")
    record HoldExtended(
            AccountId accountId,
            HoldId holdId,
            String reference,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements WalletEvent {}

    /** {@code amountMicros} left the hold for good. */
    @Revision("2")
    record HoldCharged(
            AccountId accountId,
            HoldId holdId,
            String reference,
            ServiceName service,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements WalletEvent {}

    /** {@code amountMicros} of what was captured turned out not to be owed and went back into the hold. */
    @Revision("2")
    record ChargeReturned(
            AccountId accountId,
            HoldId holdId,
            String reference,
            ServiceName service,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements WalletEvent {}

    @Revision("1")
    record BalanceExhausted(AccountId accountId, HoldId holdId, String sessionId, int run, Instant exhaustedAt)
            implements WalletEvent {}

    /** The hold is closed and its rest of {@code amountMicros}, which may be zero, went back to the balance. */
    @Revision("1")
    record HoldReleased(
            AccountId accountId,
            HoldId holdId,
            String reference,
            CloseReason reason,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements WalletEvent {}

    @Revision("1")
    record MeterStopped(AccountId accountId, HoldId holdId, String sessionId, int run) implements WalletEvent {}
}
