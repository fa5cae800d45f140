package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.FailTopUp;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.FundsCommand.RefundCharge;
import io.n3xus.billing.api.FundsCommand.RequestTopUp;
import io.n3xus.billing.api.FundsCommand.SendTransfer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.UsageCommand.CorrectUsage;
import io.n3xus.billing.api.UsageCommand.RecordUsage;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommand.StartMeter;
import io.n3xus.billing.write.WalletLog.OnceKey;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The names of what is done once, as they are stored for ever. */
final class OnceKeys {

    static final String CREDIT = "credit";
    static final String TRANSFER = "transfer";
    static final String REFUND = "refund";
    static final String DEBIT = "debit";
    static final String TOP_UP = "top-up";
    static final String FAILED = "failed-top-up";

    private OnceKeys() {}

    /** What must be known to decide about a command. */
    static List<OnceKey> of(WalletCommand command) {
        var account = command.accountId();
        var id = idOf(command).stream();
        var other = switch (command) {
            case PlaceHold c -> Stream.of(ofHold(account, c.holdId()));
            case StartMeter c -> Stream.of(ofHold(account, c.holdId()));
            case RefundCharge c ->
                Stream.of(
                        ofRefunded(account, c.chargeSequence()),
                        ofAllRefunded(account, c.reference()),
                        ofGivenBack(account, c.reference()));
            case SettleHold c
            when c.usage().isMeasured() ->
                Stream.of(ofUncollected(account, c.usage().reference()));
            case RecordUsage c -> ofUsage(account, c.usageId(), c.usage());
            case CorrectUsage c -> ofUsage(account, c.usageId(), c.usage());
            default -> Stream.<OnceKey>empty();
        };
        return Stream.concat(id, other).toList();
    }

    private static Stream<OnceKey> ofUsage(AccountId account, String usageId, Usage usage) {
        return Stream.of(
                ofHold(account, HoldId.ofUsage(usageId)),
                ofUncollected(account, usage.reference()),
                ofAllRefunded(account, usage.reference()),
                ofGivenBack(account, usage.reference()));
    }

    /** The key of a command that is obeyed once. */
    static Optional<OnceKey> idOf(WalletCommand command) {
        var account = command.accountId();
        return switch (command) {
            case CreditWallet c -> Optional.of(key(account, CREDIT, c.entryId()));
            case GiveGrant c -> Optional.of(key(account, CREDIT, c.entryId()));
            case SendTransfer c -> Optional.of(key(account, TRANSFER, c.transferId()));
            case RefundCharge c -> Optional.of(key(account, REFUND, c.refundId()));
            case DebitWallet c -> Optional.of(key(account, DEBIT, c.entryId()));
            case RequestTopUp c -> Optional.of(key(account, TOP_UP, c.topUpId()));
            case FailTopUp c -> Optional.of(key(account, FAILED, c.topUpId()));
            default -> Optional.empty();
        };
    }

    static OnceKey ofHold(AccountId account, HoldId hold) {
        return key(account, "hold", hold.toString());
    }

    static OnceKey ofRefunded(AccountId account, long chargeSequence) {
        return key(account, "refunded", Long.toString(chargeSequence));
    }

    static OnceKey key(AccountId account, String what, String id) {
        return new OnceKey(account.toString(), what + ":" + id);
    }

    /** By admins, of whatever was charged for this session, volume … */
    static OnceKey ofAllRefunded(AccountId account, String reference) {
        return key(account, "all-refunded", reference);
    }

    /** By corrections after the hold was settled. */
    static OnceKey ofGivenBack(AccountId account, String reference) {
        return key(account, "given-back", reference);
    }

    static OnceKey ofUncollected(AccountId account, String reference) {
        return key(account, "uncollected", reference);
    }
}
