package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.follow.Generations;
import io.n3xus.platform.follow.ProjectionDigest;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * SHA-256 over where each account's chain ends, computed anew from the entries, and the balances of all accounts of the
 * ledger. Two ledgers with the same digest hold the same money in the same places, and it came there in the same way.
 */
@Component
public class LedgerDigest implements ProjectionDigest {

    /** With full pages a few megabytes. */
    private static final int DOCUMENTS_AT_ONCE = 100;

    private final AccountStore store;
    private final Generations generations;

    LedgerDigest(AccountStore store, Generations generations) {
        this.store = store;
        this.generations = generations;
    }

    /**
     * The digest and what stands behind it.
     *
     * @param sumMicros over all accounts: what the events say the wallets have, against what the entries moved elsewhere;
     *     anything but zero is a defect
     * @param accounts the balance of each account of the ledger, those of all owners added up
     */
    public record Summary(String digest, long entries, long sumMicros, SortedMap<String, Long> accounts) {

        public Summary {
            accounts = Collections.unmodifiableSortedMap(new TreeMap<>(accounts));
        }
    }

    @Override
    public String digest(Map<TopicPartition, Long> before) {
        return summary(account -> before.getOrDefault(
                        new TopicPartition(PublishedBillingEvent.TOPIC, AccountDocument.partition(account)), 0L))
                .digest();
    }

    /** Of everything that is written by now. */
    public Summary ofAll() {
        return generations.reading(() -> summary(_ -> Long.MAX_VALUE));
    }

    /** The order of accounts does not matter, so that none need be kept in memory: what is said of each is added up. */
    private Summary summary(ToLongFunction<Document> endOffset) {
        var totals = new LedgerTotals();
        for (var account : store.accounts().find().batchSize(DOCUMENTS_AT_ONCE)) {
            try {
                totals.add(checked(account, endOffset.applyAsLong(account)));
            } catch (ClassCastException | NullPointerException notAnAccount) {
                totals.addUnreadable(account.toString());
            }
        }
        return totals.summary();
    }

    private ChainCheck checked(Document account, long endOffset) {
        var check = new ChainCheck(AccountDocument.wallet(account), endOffset);
        var full = new Document(PageDocument.OWNER, account.getString("_id"))
                .append(PageDocument.NUMBER, new Document("$lt", openPage(account)));
        var pages = store.pages()
                .find(full)
                .sort(new Document(PageDocument.NUMBER, 1))
                .batchSize(DOCUMENTS_AT_ONCE);
        for (var page : pages) {
            check.page(page);
        }
        check.page(AccountDocument.page(account));
        return check;
    }

    private static int openPage(Document account) {
        return AccountDocument.page(account).getInteger(PageDocument.NUMBER);
    }
}
