package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import java.util.LinkedHashMap;
import java.util.List;

/** The wallets that were used last, as they are in the log. For one thread. */
final class OpenWallets {

    private final int max;
    private final LinkedHashMap<AccountId, Wallet> longestUnusedFirst = new LinkedHashMap<>(16, 0.75f, true);

    OpenWallets(int max) {
        this.max = max;
    }

    Wallet open(AccountId account, WalletLog.Turn turn) {
        var known = longestUnusedFirst.get(account);
        if (known != null) {
            return known;
        }
        var past = turn.pastOf(account);
        var wallet = past.snapshot() == null ? new Wallet(account) : new Wallet(account, past.snapshot());
        past.events().forEach(wallet::on);
        longestUnusedFirst.put(account, wallet);
        return wallet;
    }

    /** Brings those that are open up to date. */
    void takeIn(List<WalletLog.Stored> storedByOthers) {
        for (var stored : storedByOthers) {
            var wallet = longestUnusedFirst.get(stored.event().accountId());
            // One that was opened in the meantime has it already.
            if (wallet != null && wallet.version == stored.sequence()) {
                wallet.on(stored.event());
            }
        }
    }

    /** After a turn that failed: what they say may never have been stored. */
    void closeAll() {
        longestUnusedFirst.clear();
    }

    /** Between two turns, so that no wallet is closed that the turn has changed. */
    void closeLongestUnused() {
        var each = longestUnusedFirst.entrySet().iterator();
        for (var tooMany = longestUnusedFirst.size() - max; tooMany > 0; tooMany--) {
            each.next();
            each.remove();
        }
    }
}
