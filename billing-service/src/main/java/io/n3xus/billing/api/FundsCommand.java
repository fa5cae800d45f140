package io.n3xus.billing.api;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be asked of a wallet beside holds. Each answers the balance that is left, in micro-NexCoin. */
public sealed interface FundsCommand extends WalletCommand {

    /**
     * Puts in money that can be spent for a time, before other money.
     *
     * @param entryId the idempotency key, shared with credits
     * @param priority of grants that expire at the same instant the lowest is spent first
     */
    record GiveGrant(AccountId accountId, String entryId, long amountMicros, int priority, Instant expiresAt)
            implements FundsCommand {}

    /** Takes away what is left of grants that have expired; the wallet's own clock decides which. */
    record ExpireGrants(AccountId accountId) implements FundsCommand {}

    /**
     * Sends money that no grant gave to another wallet of the same organisation; both change together or neither.
     *
     * @param transferId the idempotency key
     */
    record SendTransfer(AccountId accountId, String transferId, AccountId toAccountId, long amountMicros)
            implements FundsCommand {}

    /**
     * Undoes a charge, in part or as a whole. What was refunded of it before counts.
     *
     * @param refundId the idempotency key
     * @param refundableMicros what was charged and not returned by itself
     * @param amountMicros {@link #ALL} for what was not refunded yet
     */
    record RefundCharge(
            AccountId accountId,
            String refundId,
            long chargeSequence,
            String reference,
            ServiceName service,
            long refundableMicros,
            long amountMicros)
            implements FundsCommand {

        /** As an amount: what is left of the charge. */
        public static final long ALL = -1;
    }

    /**
     * Takes money out of the balance, to correct something.
     *
     * @param entryId the idempotency key
     */
    record DebitWallet(AccountId accountId, String entryId, String note, long amountMicros) implements FundsCommand {}

    /**
     * Says below which amounts the owner wants to be told.
     *
     * @param thresholdsMicros in any order; none for no signals
     */
    record SetThresholds(AccountId accountId, List<Long> thresholdsMicros) implements FundsCommand {

        public SetThresholds {
            thresholdsMicros = thresholdsMicros.stream().sorted().distinct().toList();
        }
    }

    /**
     * Switches auto top-up on, with this rule, or off.
     *
     * @param rule null to switch it off
     */
    record SetAutoTopUp(AccountId accountId, @Nullable AutoTopUp rule) implements FundsCommand {}

    /**
     * Asks for money from a payment method.
     *
     * @param topUpId the idempotency key, and the entry id of the credit that follows
     */
    record RequestTopUp(AccountId accountId, String topUpId, String paymentMethod, long amountMicros)
            implements FundsCommand {}

    /** The payment provider refused for good. */
    record FailTopUp(AccountId accountId, String topUpId, String why) implements FundsCommand {}

    /**
     * Puts the wallet into an organisation or takes it out.
     *
     * @param organization null for none
     */
    record SetOrganization(AccountId accountId, @Nullable String organization) implements FundsCommand {}
}
