package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.ChargeRefunded;
import io.n3xus.billing.api.AccountEvent.GrantGiven;
import io.n3xus.billing.api.AccountEvent.TopUpFailed;
import io.n3xus.billing.api.AccountEvent.TopUpWanted;
import io.n3xus.billing.api.AccountEvent.TransferSent;
import io.n3xus.billing.api.AccountEvent.WalletDebited;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.FailTopUp;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.FundsCommand.RefundCharge;
import io.n3xus.billing.api.FundsCommand.RequestTopUp;
import io.n3xus.billing.api.FundsCommand.SendTransfer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommand.StartMeter;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.platform.refusal.RefusedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What has been done once and must not be done twice, such as credits and closed holds: of all wallets and for ever. Too much to
 * keep with a wallet, so for each turn only that is read which its commands ask about.
 */
final class WalletMemory {

    private static final String OPEN_AGAIN = "OPEN";

    private static final String CREDIT = "credit";
    private static final String TRANSFER = "transfer";
    private static final String REFUND = "refund";
    private static final String DEBIT = "debit";
    private static final String TOP_UP = "top-up";
    private static final String FAILED = "failed-top-up";

    private final Map<OnceKey, String> known;
    private final Map<OnceKey, String> learned = new HashMap<>();

    /** Begins with what is known about the keys of this turn's commands. */
    WalletMemory(Map<OnceKey, String> known) {
        this.known = Map.copyOf(known);
    }

    /** What must be known to decide about a command. */
    static List<OnceKey> keysOf(WalletCommand command) {
        var account = command.accountId();
        var id = idOf(command).stream();
        var other = switch (command) {
            case PlaceHold c -> Stream.of(ofHold(account, c.holdId()));
            case StartMeter c -> Stream.of(ofHold(account, c.holdId()));
            case RefundCharge c -> Stream.of(ofRefunded(account, c.chargeSequence()));
            default -> Stream.<OnceKey>empty();
        };
        return Stream.concat(id, other).toList();
    }

    /** The key of a command that is obeyed once. */
    private static Optional<OnceKey> idOf(WalletCommand command) {
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

    /**
     * Whether nothing was done under the command's id before.
     *
     * @throws RefusedException when something else was done under it
     */
    boolean isNew(WalletCommand command) {
        var key = idOf(command).orElseThrow();
        var before = find(key);
        if (before != null && !before.equals(said(command))) {
            throw new RefusedException(
                    BillingRefusal.KEY_REUSED,
                    "The id of the %s was used before for something else."
                            .formatted(key.name().replaceFirst(":", " ")));
        }
        return before == null;
    }

    /** What is remembered of a command that is obeyed once: all that a repetition must have in common with it. */
    private static String said(WalletCommand command) {
        return switch (command) {
            case CreditWallet c -> Long.toString(c.amountMicros());
            case GiveGrant c -> Long.toString(c.amountMicros());
            case SendTransfer c -> c.amountMicros() + " " + c.toAccountId();
            case RefundCharge c -> Long.toString(c.chargeSequence());
            case DebitWallet c -> Long.toString(c.amountMicros());
            case RequestTopUp c -> Long.toString(c.amountMicros());
            default -> "";
        };
    }

    /** How much of a charge was refunded so far. */
    long refunded(AccountId account, long chargeSequence) {
        var micros = find(ofRefunded(account, chargeSequence));
        return micros == null ? 0 : Long.parseLong(micros);
    }

    /** Only what was paid for is over: a hold that was cancelled or expired may be asked for again. */
    boolean isSettled(AccountId account, HoldId hold) {
        return CloseReason.SETTLED.name().equals(find(ofHold(account, hold)));
    }

    void learn(WalletEvent event) {
        switch (event) {
            case WalletCredited e -> once(e, CREDIT, e.entryId(), Long.toString(e.amountMicros()));
            case GrantGiven e -> once(e, CREDIT, e.entryId(), Long.toString(e.amountMicros()));
            case TransferSent e -> once(e, TRANSFER, e.transferId(), e.amountMicros() + " " + e.toAccountId());
            case WalletDebited e -> once(e, DEBIT, e.entryId(), Long.toString(e.amountMicros()));
            case TopUpWanted e -> once(e, TOP_UP, e.topUpId(), Long.toString(e.amountMicros()));
            case TopUpFailed e -> once(e, FAILED, e.topUpId(), "");
            case ChargeRefunded e -> {
                once(e, REFUND, e.refundId(), Long.toString(e.chargeSequence()));
                var refunded = refunded(e.accountId(), e.chargeSequence()) + e.amountMicros();
                learned.put(ofRefunded(e.accountId(), e.chargeSequence()), Long.toString(refunded));
            }
            case HoldReleased e ->
                learned.put(ofHold(e.accountId(), e.holdId()), e.reason().name());
            case HoldPlaced e -> {
                var key = ofHold(e.accountId(), e.holdId());
                if (find(key) != null) {
                    learned.put(key, OPEN_AGAIN);
                }
            }
            default -> {}
        }
    }

    /** What this turn has added. */
    Map<OnceKey, String> learned() {
        return Map.copyOf(learned);
    }

    private void once(WalletEvent event, String what, String id, String said) {
        learned.put(key(event.accountId(), what, id), said);
    }

    private static OnceKey ofHold(AccountId account, HoldId hold) {
        return key(account, "hold", hold.toString());
    }

    private static OnceKey ofRefunded(AccountId account, long chargeSequence) {
        return key(account, "refunded", Long.toString(chargeSequence));
    }

    private static OnceKey key(AccountId account, String what, String id) {
        return new OnceKey(account.toString(), what + ":" + id);
    }

    private @Nullable String find(OnceKey key) {
        var fresh = learned.get(key);
        return fresh == null ? known.get(key) : fresh;
    }
}
