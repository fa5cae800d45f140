package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CloseReason;
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
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What has been done once and must not be done twice: credits and closed holds, of all wallets and for ever. Too much to
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

    /** What must be known to decide about a command. */
    static Optional<OnceKey> keyOf(WalletCommand command) {
        return switch (command) {
            case CreditWallet c -> Optional.of(ofCredit(c.accountId(), c.entryId()));
            case PlaceHold c -> Optional.of(ofHold(c.accountId(), c.holdId()));
            case StartMeter c -> Optional.of(ofHold(c.accountId(), c.holdId()));
            default -> Optional.empty();
        };
    }

    /** Only what was paid for is over: a hold that was cancelled or expired may be asked for again. */
    boolean isSettled(AccountId account, HoldId hold) {
        return CloseReason.SETTLED.name().equals(find(ofHold(account, hold)));
    }

    /** The amount that was credited under this id. */
    OptionalLong credited(AccountId account, String entryId) {
        var amount = find(ofCredit(account, entryId));
        return amount == null ? OptionalLong.empty() : OptionalLong.of(Long.parseLong(amount));
    }

    void learn(WalletEvent event) {
        switch (event) {
            case WalletCredited e -> learned.put(ofCredit(e.accountId(), e.entryId()), Long.toString(e.amountMicros()));
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

    private static OnceKey ofHold(AccountId account, HoldId hold) {
        return new OnceKey(account.toString(), "hold:" + hold);
    }

    private static OnceKey ofCredit(AccountId account, String entryId) {
        return new OnceKey(account.toString(), "credit:" + entryId);
    }

    private @Nullable String find(OnceKey key) {
        var fresh = learned.get(key);
        return fresh == null ? known.get(key) : fresh;
    }
}
