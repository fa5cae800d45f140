package io.n3xus.contracts.billing;

import io.n3xus.contracts.EventType;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Every movement of NexCoin, keyed by account id. Amounts are micro-NexCoin (1 NexCoin = 1,000,000). {@code balanceMicros}
 * is what the account may still spend and {@code heldMicros} what its open holds keep back, both after the event.
 */
public sealed interface PublishedBillingEvent
        permits PublishedBillingEvent.Credited,
                PublishedBillingEvent.Reserved,
                PublishedBillingEvent.HoldConfirmed,
                PublishedBillingEvent.ReservationRefused,
                PublishedBillingEvent.Debited,
                PublishedBillingEvent.Refunded,
                PublishedBillingEvent.Released,
                PublishedBillingEvent.MeterStarted,
                PublishedBillingEvent.MeterStopped,
                PublishedBillingEvent.BalanceExhausted,
                PublishedAccountEvent {

    String TOPIC = "billing.events";

    String accountId();

    Instant at();

    /**
     * Money came in.
     *
     * @param entryId the caller's idempotency key
     * @param reason {@code grant}, {@code top_up} or {@code adjustment}
     */
    @EventType(value = "nexcoin.credited.v1", topic = TOPIC)
    record Credited(
            String accountId,
            String entryId,
            String reason,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedBillingEvent {}

    /**
     * Money was set aside before work began, or more was added to an open hold.
     *
     * @param reference what it pays for: a session id
     * @param expiresAt when the hold is released unless it is confirmed before; null once it cannot expire
     */
    @EventType(value = "nexcoin.reserved.v1", topic = TOPIC)
    record Reserved(
            String accountId,
            String holdId,
            String reference,
            long amountMicros,
            @Nullable Instant expiresAt,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedBillingEvent {}

    /** The work a hold was placed for was accepted: the hold no longer expires by itself. Nothing moved. */
    @EventType(value = "nexcoin.hold-confirmed.v1", topic = TOPIC)
    record HoldConfirmed(String accountId, String holdId, Instant at) implements PublishedBillingEvent {}

    /** A hold was refused: {@code missingMicros} more would have been needed. Nothing moved. */
    @EventType(value = "nexcoin.reservation-refused.v1", topic = TOPIC)
    record ReservationRefused(
            String accountId, String holdId, String reference, long amountMicros, long missingMicros, Instant at)
            implements PublishedBillingEvent {}

    /**
     * Used money left a hold for good.
     *
     * @param service whose work it paid for, such as {@code sessions} or {@code executions}; null, in old events, for
     *     {@code sessions}
     */
    @EventType(value = "nexcoin.debited.v1", topic = TOPIC)
    record Debited(
            String accountId,
            String holdId,
            String reference,
            @Nullable String service,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedBillingEvent {}

    /**
     * Debited money turned out not to be owed, because a run ended earlier than known, and went back into its hold.
     *
     * @param service as in {@link Debited}
     */
    @EventType(value = "nexcoin.refunded.v1", topic = TOPIC)
    record Refunded(
            String accountId,
            String holdId,
            String reference,
            @Nullable String service,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedBillingEvent {}

    /**
     * The unused rest of a hold went back to the balance; the hold is closed.
     *
     * @param reason {@code settled}, {@code cancelled} or {@code expired}
     */
    @EventType(value = "nexcoin.released.v1", topic = TOPIC)
    record Released(
            String accountId,
            String holdId,
            String reference,
            String reason,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedBillingEvent {}

    /** A session's run began to be metered against its hold. */
    @EventType(value = "meter.started.v1", topic = TOPIC)
    record MeterStarted(String accountId, String sessionId, int run, String holdId, long priceMicrosPerHour, Instant at)
            implements PublishedBillingEvent {}

    /** A session's run is settled: its last capture and its release are published. */
    @EventType(value = "meter.stopped.v1", topic = TOPIC)
    record MeterStopped(String accountId, String sessionId, int run, String holdId, Instant at)
            implements PublishedBillingEvent {}

    /**
     * The account cannot pay for a running session beyond {@code exhaustedAt}, which may lie in the past.
     *
     * @param run the run that has to end
     */
    @EventType(value = "balance.exhausted.v1", topic = TOPIC)
    record BalanceExhausted(String accountId, String sessionId, int run, Instant exhaustedAt, Instant at)
            implements PublishedBillingEvent {}
}
