package io.n3xus.contracts.billing;

import io.n3xus.contracts.EventType;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What else happens to an account: usage, grants, transfers, refunds, and what its owner has settled. */
public sealed interface PublishedAccountEvent extends PublishedBillingEvent {

    /**
     * What debits and refunds are made of, told right after them. The amounts of all lines with one {@code usageId} less
     * what was not collected are what was debited for it less what was refunded into its hold.
     *
     * @param usageId the hold's id; {@code usage:} and the id under which a service reported it for usage of no hold
     * @param service as in {@link Debited}
     * @param reference the session, execution, volume … that used it
     * @param lines what came since the last of these events with this id
     * @param uncollectedMicros what was used beyond hold and balance, because the end was told late; not owed. Below zero when it could
     *     be collected after all
     * @param mode of an execution: {@code ephemeral}, {@code cached}, {@code checkpointed}, {@code branched} or
     *     {@code persistent}; else null
     * @param outcome of an execution: {@code succeeded} or {@code failed}; else null
     */
    @EventType(value = "usage.metered.v1", topic = TOPIC)
    record UsageMetered(
            String accountId,
            String usageId,
            String service,
            String reference,
            List<Line> lines,
            long uncollectedMicros,
            Instant from,
            Instant to,
            @Nullable String mode,
            @Nullable String outcome,
            Instant at)
            implements PublishedAccountEvent {

        public UsageMetered {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A quantity at one price of the catalogue.
     *
     * @param meter such as {@code session.time}; the catalogue says what its unit and its count are
     * @param tier empty for a meter without tiers
     * @param quantity in what the meter counts, such as seconds; below zero when earlier usage is corrected
     * @param catalogueVersion 0 for a price from before there was a catalogue
     * @param priceMicros for one unit of the meter, such as an hour
     * @param amountMicros what it costs, rounded together with what was used before
     */
    record Line(String meter, String tier, long quantity, int catalogueVersion, long priceMicros, long amountMicros) {}

    /**
     * Money came in that can be spent until {@code expiresAt}, before other money.
     *
     * @param entryId the grant's id
     * @param priority of grants that expire at the same instant the lowest is spent first
     */
    @EventType(value = "grant.given.v1", topic = TOPIC)
    record GrantGiven(
            String accountId,
            String entryId,
            int priority,
            Instant expiresAt,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedAccountEvent {}

    /** The unspent rest of a grant left the balance. What a hold kept of it follows when that is released. */
    @EventType(value = "grant.expired.v1", topic = TOPIC)
    record GrantExpired(
            String accountId, String entryId, long amountMicros, long balanceMicros, long heldMicros, Instant at)
            implements PublishedAccountEvent {}

    /**
     * Money went to another account of the organisation, or came from it.
     *
     * @param direction {@code out} or {@code in}
     */
    @EventType(value = "nexcoin.transferred.v1", topic = TOPIC)
    record Transferred(
            String accountId,
            String transferId,
            String direction,
            String otherAccountId,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedAccountEvent {}

    /**
     * A debit was undone, in part or as a whole: the money is in the balance again.
     *
     * @param chargeId the id of the event that told of the debit
     * @param service as in {@link Debited}
     */
    @EventType(value = "charge.refunded.v1", topic = TOPIC)
    record ChargeRefunded(
            String accountId,
            String refundId,
            String chargeId,
            String reference,
            String service,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedAccountEvent {}

    /** An admin took money out of the balance. One who puts some in makes a {@link Credited} of reason {@code adjustment}. */
    @EventType(value = "nexcoin.taken.v1", topic = TOPIC)
    record Taken(
            String accountId,
            String entryId,
            String note,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            Instant at)
            implements PublishedAccountEvent {}

    /**
     * Below which amounts the account wants to be told.
     *
     * @param thresholdsMicros ascending; none when no signals are wanted
     */
    @EventType(value = "thresholds.set.v1", topic = TOPIC)
    record ThresholdsSet(String accountId, List<Long> thresholdsMicros, Instant at) implements PublishedAccountEvent {

        public ThresholdsSet {
            thresholdsMicros = List.copyOf(thresholdsMicros);
        }
    }

    /**
     * Less than a threshold is left: told once for each crossing.
     *
     * @param ownedMicros balance and holds together
     */
    @EventType(value = "balance.low.v1", topic = TOPIC)
    record BalanceLow(String accountId, long thresholdMicros, long ownedMicros, Instant at)
            implements PublishedAccountEvent {}

    /**
     * Whether and how the account tops itself up; all null when it does not.
     *
     * @param paymentMethod as the payment provider knows it; no secret
     */
    @EventType(value = "auto-top-up.set.v1", topic = TOPIC)
    record AutoTopUpSet(
            String accountId,
            @Nullable Long belowMicros,
            @Nullable Long targetMicros,
            @Nullable String paymentMethod,
            Instant at)
            implements PublishedAccountEvent {}

    /** The payment provider is being asked for money. */
    @EventType(value = "top-up.wanted.v1", topic = TOPIC)
    record TopUpWanted(String accountId, String topUpId, String paymentMethod, long amountMicros, Instant at)
            implements PublishedAccountEvent {}

    /** The payment provider refused; the account does not top itself up any more until that is set again. */
    @EventType(value = "top-up.failed.v1", topic = TOPIC)
    record TopUpFailed(String accountId, String topUpId, String why, Instant at) implements PublishedAccountEvent {}

    /**
     * An admin put the account into an organisation, or took it out.
     *
     * @param organization whose accounts may transfer money to each other; null for none
     */
    @EventType(value = "organization.set.v1", topic = TOPIC)
    record OrganizationSet(String accountId, @Nullable String organization, Instant at)
            implements PublishedAccountEvent {}
}
