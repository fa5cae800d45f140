package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.ChargeRefunded;
import io.n3xus.billing.api.AccountEvent.GrantGiven;
import io.n3xus.billing.api.AccountEvent.TopUpFailed;
import io.n3xus.billing.api.AccountEvent.TopUpWanted;
import io.n3xus.billing.api.AccountEvent.TransferSent;
import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.AccountEvent.WalletDebited;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.FundsCommand.RefundCharge;
import io.n3xus.billing.api.FundsCommand.RequestTopUp;
import io.n3xus.billing.api.FundsCommand.SendTransfer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.platform.refusal.RefusedException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What has been done once and must not be done twice, such as credits and closed holds: of all wallets and for ever. Too much to
 * keep with a wallet, so for each turn only that is read which its commands ask about.
 */
final class WalletMemory {

    private static final String OPEN_AGAIN = "OPEN";

    private final Map<OnceKey, String> known;
    private final Map<OnceKey, String> learned = new HashMap<>();

    /** Begins with what is known about the keys of this turn's commands. */
    WalletMemory(Map<OnceKey, String> known) {
        this.known = Map.copyOf(known);
    }

    /**
     * Whether nothing was done under the command's id before.
     *
     * @throws RefusedException when something else was done under it
     */
    boolean isNew(WalletCommand command) {
        var key = OnceKeys.idOf(command).orElseThrow();
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
            case CreditWallet c -> c.amountMicros() + " " + c.reason();
            case GiveGrant c -> c.amountMicros() + " " + c.expiresAt() + " " + c.priority();
            case SendTransfer c -> c.amountMicros() + " " + c.toAccountId();
            case RefundCharge c -> Long.toString(c.chargeSequence());
            case DebitWallet c -> Long.toString(c.amountMicros());
            case RequestTopUp c -> c.amountMicros() + " " + c.paymentMethod();
            default -> "";
        };
    }

    /** How much of a charge was refunded so far. */
    long refunded(AccountId account, long chargeSequence) {
        return micros(OnceKeys.ofRefunded(account, chargeSequence));
    }

    /** How much of all that was charged for this session, volume … was refunded. */
    long allRefunded(AccountId account, String reference) {
        return micros(OnceKeys.ofAllRefunded(account, reference));
    }

    /** How much of it came back by itself after it was settled. */
    long givenBack(AccountId account, String reference) {
        return micros(OnceKeys.ofGivenBack(account, reference));
    }

    private long micros(OnceKey key) {
        var micros = find(key);
        return micros == null ? 0 : Long.parseLong(micros);
    }

    private void add(OnceKey key, long moreMicros) {
        learned.put(key, Long.toString(micros(key) + moreMicros));
    }

    /** Only what was paid for is over: a hold that was cancelled or expired may be asked for again. */
    boolean isSettled(AccountId account, HoldId hold) {
        return CloseReason.SETTLED.name().equals(find(OnceKeys.ofHold(account, hold)));
    }

    /** What was used by this session, volume … and could not be collected. */
    long uncollected(AccountId account, String reference) {
        return micros(OnceKeys.ofUncollected(account, reference));
    }

    /** The hold was paid for without having been placed. */
    void settle(AccountId account, HoldId hold) {
        learned.put(OnceKeys.ofHold(account, hold), CloseReason.SETTLED.name());
    }

    void learn(WalletEvent event) {
        switch (event) {
            case WalletCredited e -> once(e, OnceKeys.CREDIT, e.entryId(), e.amountMicros() + " " + e.reason());
            case GrantGiven e ->
                once(e, OnceKeys.CREDIT, e.entryId(), e.amountMicros() + " " + e.expiresAt() + " " + e.priority());
            case TransferSent e -> once(e, OnceKeys.TRANSFER, e.transferId(), e.amountMicros() + " " + e.toAccountId());
            case WalletDebited e -> once(e, OnceKeys.DEBIT, e.entryId(), Long.toString(e.amountMicros()));
            case TopUpWanted e -> once(e, OnceKeys.TOP_UP, e.topUpId(), e.amountMicros() + " " + e.paymentMethod());
            case TopUpFailed e -> once(e, OnceKeys.FAILED, e.topUpId(), "");
            case ChargeRefunded e -> {
                once(e, OnceKeys.REFUND, e.refundId(), Long.toString(e.chargeSequence()));
                add(OnceKeys.ofRefunded(e.accountId(), e.chargeSequence()), e.amountMicros());
                add(OnceKeys.ofAllRefunded(e.accountId(), e.reference()), e.amountMicros());
            }
            case HoldReleased e ->
                learned.put(
                        OnceKeys.ofHold(e.accountId(), e.holdId()), e.reason().name());
            case HoldPlaced e -> {
                var key = OnceKeys.ofHold(e.accountId(), e.holdId());
                if (find(key) != null) {
                    learned.put(key, OPEN_AGAIN);
                }
            }
            case UsageMetered e
            when e.uncollectedMicros() != 0 ->
                add(OnceKeys.ofUncollected(e.accountId(), e.reference()), e.uncollectedMicros());
            case ChargeReturned e
            when e.holdId().isOfUsage() -> add(OnceKeys.ofGivenBack(e.accountId(), e.reference()), e.amountMicros());
            default -> {}
        }
    }

    /** What this turn has added. */
    Map<OnceKey, String> learned() {
        return Map.copyOf(learned);
    }

    private void once(WalletEvent event, String what, String id, String said) {
        learned.put(OnceKeys.key(event.accountId(), what, id), said);
    }

    private @Nullable String find(OnceKey key) {
        var fresh = learned.get(key);
        return fresh == null ? known.get(key) : fresh;
    }
}
