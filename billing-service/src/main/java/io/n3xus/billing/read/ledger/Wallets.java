package io.n3xus.billing.read.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.n3xus.platform.follow.ReadYourWrites;
import io.n3xus.platform.follow.Views;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Answers what an account has and how that came about. */
@Component
public class Wallets {

    /** How long a reader waits for the view to show what was stored before, by whatever replica. */
    private static final Duration PATIENCE = Duration.ofMillis(300);

    private final Views<WalletView> wallets;
    private final MongoCollection<LedgerEntry> ledger;
    private final ReadYourWrites written;

    Wallets(MongoDatabase database, ReadYourWrites written) {
        wallets = new Views<>(database, LedgerProjection.WALLETS, WalletView.class);
        ledger = database.getCollection(LedgerProjection.LEDGER, LedgerEntry.class);
        this.written = written;
    }

    /** With all that was stored before the call. An account that nothing ever happened to has nothing. */
    public WalletView find(String accountId) {
        written.await(wallets, accountId, PATIENCE);
        return wallets.find(accountId).orElseGet(() -> WalletView.empty(accountId));
    }

    /** Newest first, with all that was stored before the call. */
    public List<Movement> movements(String accountId, int limit, int offset) {
        written.await(wallets, accountId, PATIENCE);
        return ledger.find(new Document("owner", accountId))
                .sort(new Document("sequence", -1))
                .skip(offset)
                .limit(limit)
                .map(Movement::of)
                .into(new ArrayList<>());
    }
}
