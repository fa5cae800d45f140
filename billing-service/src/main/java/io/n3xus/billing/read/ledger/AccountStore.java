package io.n3xus.billing.read.ledger;

import com.mongodb.MongoBulkWriteException;
import com.mongodb.bulk.BulkWriteError;
import com.mongodb.client.MongoCollection;
import com.mongodb.client.model.BulkWriteOptions;
import com.mongodb.client.model.Indexes;
import com.mongodb.client.model.InsertManyOptions;
import com.mongodb.client.model.ReplaceOneModel;
import com.mongodb.client.model.ReplaceOptions;
import com.mongodb.client.model.WriteModel;
import io.n3xus.platform.follow.Generations;
import java.util.ArrayList;
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
    private static final InsertManyOptions ANY_ORDER = new InsertManyOptions().ordered(false);
    private static final BulkWriteOptions EACH_ALONE = new BulkWriteOptions().ordered(false);

    private final Generations generations;

    AccountStore(Generations generations) {
        this.generations = generations;
        accounts().createIndex(Indexes.ascending(AccountDocument.NEXT_EXPIRY));
        // With the times, so that a page of the past is found without reading the others.
        pages().createIndex(Indexes.ascending(
                PageDocument.OWNER, PageDocument.NUMBER, PageDocument.EARLIEST, PageDocument.LATEST));
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

    /** A page that is there already is the same. */
    void savePages(List<Document> full) {
        if (!full.isEmpty()) {
            refused(() -> pages().insertMany(full, ANY_ORDER));
        }
    }

    /** Answers false when another replica has come further with one of them: what is remembered of them is of no use. */
    boolean save(List<Account> changed) {
        var known = new ArrayList<>(changed);
        known.removeIf(Account::isNew);
        var news = changed.stream().filter(Account::isNew).toList();
        if (!news.isEmpty()) {
            var documents = news.stream().map(AccountDocument::of).toList();
            refused(() -> accounts().insertMany(documents, ANY_ORDER)).forEach(index -> known.add(news.get(index)));
        }
        var writes = new ArrayList<WriteModel<Document>>();
        for (var account : known) {
            var older = new Document("_id", account.wallet().id())
                    .append(AccountDocument.SEEN, new Document("$lt", account.seen()));
            writes.add(new ReplaceOneModel<>(older, AccountDocument.of(account), UPSERT));
        }
        return writes.isEmpty()
                || refused(() -> accounts().bulkWrite(writes, EACH_ALONE)).isEmpty();
    }

    /** Which of the writes were refused because there is such a document. */
    private static List<Integer> refused(Runnable writes) {
        try {
            writes.run();
            return List.of();
        } catch (MongoBulkWriteException conflict) {
            if (conflict.getWriteErrors().stream().allMatch(error -> error.getCode() == DUPLICATE_KEY)) {
                return conflict.getWriteErrors().stream()
                        .map(BulkWriteError::getIndex)
                        .toList();
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
