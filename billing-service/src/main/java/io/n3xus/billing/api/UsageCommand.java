package io.n3xus.billing.api;

import org.jspecify.annotations.Nullable;

/** What services ask of a wallet when work is used and paid for, beside the time of sessions. */
public sealed interface UsageCommand extends WalletCommand {

    /**
     * Charges what was used, as far as the money goes; once for its id, for ever. Its lines need no amounts: the wallet
     * keeps what is less than a micro-NexCoin for the next usage of the same meter and tier. A quantity below zero takes
     * back what was reported too much, and gives back what was paid for it. Answers a {@link HoldState}.
     *
     * @param usageId {@link HoldId#ofUsage} makes it a hold's id
     * @param holdId pays, and is extended from the balance; null, not open or paying for a meter: the balance pays
     */
    record RecordUsage(
            AccountId accountId, String usageId, @Nullable HoldId holdId, Usage usage) implements UsageCommand {

        public RecordUsage {
            HoldId.ofUsage(usageId); // So that an id that is too long is refused before it is a hold's.
        }
    }

    /** The same for usage whose lines say what they cost: what a run turns out to have cost more or less once it is settled. */
    record CorrectUsage(AccountId accountId, String usageId, Usage usage) implements UsageCommand {

        public CorrectUsage {
            HoldId.ofUsage(usageId); // So that an id that is too long is refused before it is a hold's.
        }
    }

    /**
     * Captures from a hold that no meter runs on until {@code upToMicros} are captured in total, never more than it holds.
     * Refused when there is no such hold. Answers a {@link HoldState}.
     */
    record CaptureHold(AccountId accountId, HoldId holdId, ServiceName service, long upToMicros)
            implements UsageCommand {}
}
