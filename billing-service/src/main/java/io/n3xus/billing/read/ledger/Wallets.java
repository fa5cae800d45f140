package io.n3xus.billing.read.ledger;

import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.follow.ReadYourWrites;
import io.n3xus.platform.follow.Views;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;
import org.bson.Document;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Answers what an account has and how that came about, with all that was stored before the call unless the view is further
 * behind than a reader waits. Of an account whose ledger stands still it answers nothing, rather than what is no longer so.
 */
@Component
public class Wallets {

    /** How long a reader waits for the view to show what was stored before, by whatever replica. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private static final Document WITHOUT_ENTRIES =
            new Document(AccountDocument.PAGE, 0).append(AccountDocument.HOLDS, 0);

    private final AccountStore store;
    private final Entries entries;
    private final Views<WalletView> wallets;
    private final ReadYourWrites written;

    Wallets(MongoDatabase database, AccountStore store, Entries entries, ReadYourWrites written) {
        this.store = store;
        this.entries = entries;
        this.wallets = new Views<>(database, AccountStore.ACCOUNTS, WalletView.class);
        this.written = written;
    }

    /** A page of an account's movements, and how many there are on all pages. */
    public record Movements(List<Movement> movements, long total) {}

    /** The same with both sides of each. */
    public record Postings(List<Posting> postings, long total) {}

    /**
     * Balances, open holds and what is settled, of one moment.
     *
     * @param lastUsed the sequence of the last event that told of usage; -1 when none did
     */
    public record Overview(WalletView wallet, List<HoldView> openHolds, Settled settled, long lastUsed) {}

    /**
     * What the account has; one that nothing ever happened to has nothing.
     *
     * @throws RefusedException with {@link LedgerRefusal#STANDS_STILL}
     */
    public WalletView find(String accountId) {
        var account = read(accountId);
        refuseWhenStopped(account);
        return account == null ? WalletView.empty(accountId) : AccountDocument.wallet(account);
    }

    /** The same, and of an account whose ledger stands still what was known of it before. */
    public WalletView findLastKnown(String accountId) {
        var account = read(accountId);
        return account == null ? WalletView.empty(accountId) : AccountDocument.wallet(account);
    }

    /**
     * All there is to say of an account but its entries.
     *
     * @throws RefusedException with {@link LedgerRefusal#STANDS_STILL}
     */
    public Overview overview(String accountId) {
        written.await(wallets, accountId, PATIENCE);
        return entries.ask(
                accountId, new Overview(WalletView.empty(accountId), List.of(), Settled.NOTHING, -1), account -> {
                    refuseWhenStopped(account.document());
                    return new Overview(
                            account.wallet(),
                            AccountDocument.holds(account.document()),
                            AccountDocument.settled(account.document()),
                            AccountDocument.lastUsed(account.document()));
                });
    }

    private @Nullable Document read(String accountId) {
        written.await(wallets, accountId, PATIENCE);
        return store.accounts()
                .find(new Document("_id", accountId))
                .projection(WITHOUT_ENTRIES)
                .first();
    }

    /**
     * Newest first.
     *
     * @throws RefusedException with {@link LedgerRefusal#STANDS_STILL}
     */
    public Movements movements(String accountId, MovementFilter filter, int limit, int offset) {
        var found = find(accountId, filter, limit, offset, entry -> Movement.of(accountId, entry));
        return new Movements(found.shown(), found.total());
    }

    /**
     * The same with both sides of each.
     *
     * @throws RefusedException with {@link LedgerRefusal#STANDS_STILL}
     */
    public Postings postings(String accountId, MovementFilter filter, int limit, int offset) {
        var found = find(accountId, filter, limit, offset, Posting::of);
        return new Postings(found.shown(), found.total());
    }

    private record Found<T>(List<T> shown, long total) {}

    private <T> Found<T> find(
            String accountId, MovementFilter filter, int limit, int offset, Function<LedgerEntry, T> show) {
        written.await(wallets, accountId, PATIENCE);
        return entries.ask(accountId, new Found<>(List.of(), 0), account -> {
            refuseWhenStopped(account.document());
            var total = account.wallet().movements();
            var found = filter.isAll()
                    ? account.newestFirst(total - offset)
                    : account.newestFirst(filter).skip(offset);
            return new Found<>(
                    found.limit(limit).map(show).toList(),
                    filter.isAll() ? total : account.newestFirst(filter).count());
        });
    }

    /**
     * Entries from that number on with their hashes, oldest first.
     *
     * @throws RefusedException with {@link LedgerRefusal#STANDS_STILL}
     */
    public Proof proof(String accountId, long from, int limit) {
        written.await(wallets, accountId, PATIENCE);
        return entries.ask(accountId, Proof.empty(accountId), account -> {
            refuseWhenStopped(account.document());
            return Proof.of(accountId, account, from, limit);
        });
    }

    private static void refuseWhenStopped(@Nullable Document account) {
        var stop = account == null ? null : AccountDocument.stop(account);
        if (stop != null) {
            throw new RefusedException(
                    LedgerRefusal.STANDS_STILL,
                    "The ledger of this account stands still since %s, because an event of it could not be read."
                            .formatted(stop.since()));
        }
    }
}
