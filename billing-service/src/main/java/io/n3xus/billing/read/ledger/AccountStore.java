package io.n3xus.billing.read.ledger;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.n3xus.platform.follow.Generations;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * Where the ledger is kept: one document an account, with its open holds and the page that is being filled, and one for
 * each full page. Full pages never change, and an account's document is never written over by one that saw less, so that
 * writing again, or two replicas writing at once, changes nothing.
 */
@Component
class AccountStore {

    static final String ACCOUNTS = "accounts";
    static final String PAGES = "pages";

    private static final int DUPLICATE_KEY = 11000;
    private static final ReplaceOptions UPSERT = new ReplaceOptions().upsert(true);
    private static final BulkWriteOptions ANY_ORDER = new BulkWriteOptions().ordered(false);

    private final Generations generations;

    AccountStore(Generations generations) {
        this.generations = generations;
        accounts().createIndex(Indexes.ascending(AccountDocument.NEXT_EXPIRY));
        pages().createIndex(Indexes.ascending(PageDocument.OWNER, PageDocument.NUMBER));
    }

    MongoCollection<Document> accounts() {
        return generations.collection(ACCOUNTS);
    }

    MongoCollection<Document> pages() {
        return generations.collection(PAGES);
    }

    Optional<Account> find(String id) {
        return Optional.ofNullable(accounts().find(new Document("_id", id)).first())
                .map(AccountDocument::read);
    }

    void savePages(Collection<Document> full) {
        var writes = new ArrayList<WriteModel<Document>>();
        full.forEach(page -> writes.add(new ReplaceOneModel<>(new Document("_id", page.get("_id")), page, UPSERT)));
        if (!writes.isEmpty()) {
            pages().bulkWrite(writes, ANY_ORDER);
        }
    }

    /** Answers false when another replica has come further with one of them: what is remembered of them is of no use. */
    boolean save(List<Account> changed) {
        var writes = new ArrayList<WriteModel<Document>>();
        for (var account : changed) {
            var document = AccountDocument.of(account);
            var older = new Document("_id", account.wallet().id())
                    .append(AccountDocument.SEEN, new Document("$lt", account.seen()));
            writes.add(new ReplaceOneModel<>(older, document, UPSERT));
        }
        try {
            if (!writes.isEmpty()) {
                accounts().bulkWrite(writes, ANY_ORDER);
            }
            return true;
        } catch (MongoBulkWriteException conflict) {
            if (conflict.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return false;
            }
            throw conflict;
        }
    }

    /** Lets it go on from the event that stopped it. */
    void resume(String id) {
        find(id).flatMap(Account::stop)
                .ifPresent(stop -> accounts()
                        .updateOne(
                                new Document("_id", id).append(AccountDocument.SEEN, stop.offset()),
                                new Document("$set", new Document(AccountDocument.SEEN, stop.offset() - 1))
                                        .append("$unset", new Document(AccountDocument.STOP, ""))));
    }
}
