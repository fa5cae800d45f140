package io.n3xus.billing.api;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** Everything one can ask of a wallet. Amounts are micro-NexCoin; each command may be repeated without harm. */
public sealed interface WalletCommand
        permits WalletCommand.CreditWallet,
                WalletCommand.PlaceHold,
                WalletCommand.ConfirmHold,
                WalletCommand.StartMeter,
                WalletCommand.ExtendHold,
                WalletCommand.ChargeHold,
                WalletCommand.ReportExhausted,
                WalletCommand.SettleHold,
                WalletCommand.CancelHold,
                WalletCommand.ExpireHold,
                FundsCommand,
                UsageCommand {

    AccountId accountId();

    /**
     * Puts money in.
     *
     * @param entryId the idempotency key, remembered for ever
     */
    record CreditWallet(AccountId accountId, String entryId, CreditReason reason, long amountMicros)
            implements WalletCommand {}

    /**
     * Sets aside as much of the amount as there is, but not less than the minimum; answers a {@link HoldAnswer}.
     *
     * @param reference what it pays for: a session id
     * @param expiresAt when the hold may be taken back unless it is confirmed; null for never
     */
    record PlaceHold(
            AccountId accountId,
            HoldId holdId,
            String reference,
            long amountMicros,
            long minimumMicros,
            @Nullable Instant expiresAt)
            implements WalletCommand {}

    /** The work the hold is for was accepted: it no longer expires. */
    record ConfirmHold(AccountId accountId, HoldId holdId) implements WalletCommand {}

    /**
     * The work runs: the hold pays for it from now on and can only be settled. A hold that expired or was cancelled
     * meanwhile is placed again with what there is, even if that is nothing. Answers a {@link HoldState}.
     *
     * @param startedAt when the run began; decides whether a hold nobody remembers is new or settled long ago
     * @param amountMicros how much to set aside should the hold be gone
     */
    record StartMeter(
            AccountId accountId,
            HoldId holdId,
            String sessionId,
            int run,
            long priceMicrosPerHour,
            Instant startedAt,
            long amountMicros)
            implements WalletCommand {}

    /**
     * Adds what is available until the hold amounts to {@code toMicros} in total; answers a {@link HoldState}.
     */
    record ExtendHold(AccountId accountId, HoldId holdId, long toMicros) implements WalletCommand {}

    /**
     * Captures from the hold until {@code upToMicros} are captured in total, never more than it holds; answers a
     * {@link HoldState}.
     *
     * @param usage everything that was used against the hold so far; when it is measured, nothing is captured unless the
     *     hold pays for all of it
     */
    record ChargeHold(AccountId accountId, HoldId holdId, long upToMicros, Usage usage) implements WalletCommand {}

    /**
     * The hold is used up and nothing is left to extend it with; answers a {@link HoldState}, which is not exhausted
     * when money came in meanwhile.
     */
    record ReportExhausted(AccountId accountId, HoldId holdId, Instant exhaustedAt) implements WalletCommand {}

    /**
     * The run is over: captures what it cost in total and gives back the rest. What the hold lacks is taken from the
     * balance as far as it goes; what was captured too much, because the run ended earlier than known, is returned.
     *
     * @param usage everything that was used against the hold
     */
    record SettleHold(AccountId accountId, HoldId holdId, long costMicros, Usage usage) implements WalletCommand {}

    /** The work will not happen: gives everything back. Refused once the hold is metered. */
    record CancelHold(AccountId accountId, HoldId holdId) implements WalletCommand {}

    /** Gives everything back if the hold was due to expire at {@code now}. */
    record ExpireHold(AccountId accountId, HoldId holdId, Instant now) implements WalletCommand {}
}
