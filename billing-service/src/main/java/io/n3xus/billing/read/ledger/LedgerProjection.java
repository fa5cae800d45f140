package io.n3xus.billing.read.ledger;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOptions;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.follow.Projection;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.follow.Views;
import java.util.Arrays;
import java.util.Set;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Writes the ledger, the holds and the wallets from the log. The wallet is written last, so that whoever sees its version
 * sees the rest too. Safe to replay: an entry is written over itself, an older wallet or hold never over a newer one.
 */
@Component
class LedgerProjection implements Projection {

    static final String WALLETS = "wallets";
    static final String LEDGER = "ledger";
    static final String HOLDS = "holds";

    private final MongoCollection<LedgerEntry> ledger;
    private final Views<HoldView> holds;
    private final Views<WalletView> wallets;

    LedgerProjection(MongoDatabase database) {
        ledger = database.getCollection(LEDGER, LedgerEntry.class);
        holds = new Views<>(database, HOLDS, HoldView.class);
        wallets = new Views<>(database, WALLETS, WalletView.class);
        ledger.createIndex(Indexes.compoundIndex(Indexes.ascending("owner", "sequence")));
        holds.collection().createIndex(Indexes.ascending("status", "expiresAt"));
    }

    @Override
    public String name() {
        return "billing.ledger";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.copyOf(Arrays.asList(PublishedBillingEvent.class.getPermittedSubclasses()));
    }

    @Override
    public Set<String> collections() {
        return Set.of(WALLETS, LEDGER, HOLDS);
    }

    @Override
    public void on(ReceivedEvent received) {
        var event = (PublishedBillingEvent) received.data();
        var moved = Moved.of(event);
        moved.ifPresent(movement -> write(movement.entry(received)));
        HoldChange.of(event).ifPresent(change -> apply(change, received));

        var wallet = wallets.find(received.subject()).orElseGet(() -> WalletView.empty(received.subject()));
        if (wallet.version() < received.sequence()) {
            wallets.saveIfNewer(wallet.after(event, received, moved.isPresent()));
        }
    }

    private void write(LedgerEntry entry) {
        ledger.replaceOne(new Document("_id", entry.id()), entry, new ReplaceOptions().upsert(true));
    }

    private void apply(HoldChange change, ReceivedEvent received) {
        var hold = holds.find(change.holdId()).orElseGet(() -> HoldView.unknown(change.holdId(), received.subject()));
        if (hold.version() < received.sequence()) {
            holds.saveIfNewer(change.how().apply(hold).at(received.sequence()));
        }
    }
}
