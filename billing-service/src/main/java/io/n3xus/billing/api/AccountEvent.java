package io.n3xus.billing.api;

import java.time.Instant;
import java.util.List;
import org.axonframework.serialization.Revision;
import org.jspecify.annotations.Nullable;

/** What happens to a wallet beside holds: usage, grants, transfers, refunds, and what its owner has settled. */
public sealed interface AccountEvent extends WalletEvent {

    /**
     * What a charge or a return was made of. Its lines add up to what left the holds for it, less {@code uncollectedMicros}.
     *
     * @param usageId a hold's id; {@code usage:} and the id under which a service reported it for usage of no hold
     * @param lines what came since the last of these events with the same id
     * @param uncollectedMicros what was used beyond hold and balance, because the end was told late; not owed. Below zero when it could
     *     be collected after all
     */
    @Revision("1")
    record UsageMetered(
            AccountId accountId,
            String usageId,
            ServiceName service,
            String reference,
            List<UsageLine> lines,
            long uncollectedMicros,
            Instant from,
            Instant to,
            @Nullable String mode,
            @Nullable String outcome)
            implements AccountEvent {

        public UsageMetered {
            lines = List.copyOf(lines);
        }
    }

    /**
     * Money came in that can only be spent for a time; it is spent before other money.
     *
     * @param priority of grants that expire at the same instant the lowest is spent first
     */
    @Revision("1")
    record GrantGiven(
            AccountId accountId,
            String entryId,
            int priority,
            Instant expiresAt,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements AccountEvent {}

    /** What was left of a grant in the balance is gone. What a hold kept of it goes when that is released. */
    @Revision("1")
    record GrantExpired(AccountId accountId, String entryId, long amountMicros, long balanceMicros, long heldMicros)
            implements AccountEvent {}

    /** Money left for another wallet of the organisation. */
    @Revision("1")
    record TransferSent(
            AccountId accountId,
            String transferId,
            AccountId toAccountId,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements AccountEvent {}

    /** Money came from another wallet of the organisation, stored together with its sending. */
    @Revision("1")
    record TransferReceived(
            AccountId accountId,
            String transferId,
            AccountId fromAccountId,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements AccountEvent {}

    /**
     * A charge was undone, in part or as a whole.
     *
     * @param chargeSequence of the charge among the account's events, counted from 0
     */
    @Revision("1")
    record ChargeRefunded(
            AccountId accountId,
            String refundId,
            long chargeSequence,
            String reference,
            ServiceName service,
            long amountMicros,
            long balanceMicros,
            long heldMicros)
            implements AccountEvent {}

    /** An admin took money away; never more than there is. */
    @Revision("1")
    record WalletDebited(
            AccountId accountId, String entryId, String note, long amountMicros, long balanceMicros, long heldMicros)
            implements AccountEvent {}

    /**
     * Below which amounts the owner wants to be told.
     *
     * @param thresholdsMicros ascending; none when signals are not wanted
     */
    @Revision("1")
    record ThresholdsSet(AccountId accountId, List<Long> thresholdsMicros) implements AccountEvent {

        public ThresholdsSet {
            thresholdsMicros = List.copyOf(thresholdsMicros);
        }
    }

    /**
     * Less than a threshold is left.
     *
     * @param ownedMicros balance and holds together
     */
    @Revision("1")
    record BalanceLow(AccountId accountId, long thresholdMicros, long ownedMicros) implements AccountEvent {}

    /**
     * The owner switched auto top-up on, with another rule, or off.
     *
     * @param rule null when it is switched off
     */
    @Revision("1")
    record AutoTopUpSet(AccountId accountId, @Nullable AutoTopUp rule) implements AccountEvent {}

    /** The payment provider is to be asked for money. */
    @Revision("1")
    record TopUpWanted(AccountId accountId, String topUpId, String paymentMethod, long amountMicros)
            implements AccountEvent {}

    /** The payment provider refused; auto top-up is off until it is set again. */
    @Revision("1")
    record TopUpFailed(AccountId accountId, String topUpId, String why) implements AccountEvent {}

    /**
     * An admin put the wallet into an organisation, or took it out.
     *
     * @param organization null when it left the one it was in
     */
    @Revision("1")
    record OrganizationSet(AccountId accountId, @Nullable String organization) implements AccountEvent {}
}
