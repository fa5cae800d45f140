package io.n3xus.billing.read.ledger;

import io.n3xus.platform.follow.BulkProjection.Start;
import io.n3xus.platform.follow.Intake;
import io.n3xus.platform.money.LedgerChain;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;

/** Takes in the events of some partitions, with the accounts that they are about in memory. */
final class LedgerIntake implements Intake {

    /** Full pages are written when there are so many, about a megabyte. */
    private static final int PAGES_AT_ONCE = 64;

    private static final int ACCOUNTS_AT_ONCE = 500;
    private static final int ACCOUNTS_IN_MEMORY = 50_000;

    /** In pages that are not full: a sixteenth of the memory there is, at some 128 bytes each. */
    private static final long ENTRIES_IN_MEMORY = Runtime.getRuntime().maxMemory() / 16 / 128;

    private final AccountStore store;
    private final Clock clock;
    private final Map<String, Account> accounts = new HashMap<>();
    private final List<Account> changed = new ArrayList<>();
    private final List<Document> fullPages = new ArrayList<>();
    private final HeaderReader headers = new HeaderReader();
    private final LedgerEventReader events = new LedgerEventReader();
    private final LedgerChain chain = new LedgerChain();
    private boolean everythingIsInMemory;
    private int unstored;

    LedgerIntake(AccountStore store, Clock clock, Start start) {
        this.store = store;
        this.clock = clock;
        everythingIsInMemory = start == Start.EMPTY;
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        var account = account(record);
        if (account.stop().isPresent()) {
            return;
        }
        var said = headers.read(record);
        if (account.awaits(said.sequence())) {
            var event = events.read(said.kind(), record.value());
            account.take(said, event, record.offset(), chain, page -> full(record, page));
            noteChange(account);
        }
    }

    private Account account(ConsumerRecord<String, byte[]> record) {
        if (record.key() == null) {
            throw new UnreadableEventException("It does not say whose it is");
        }
        return accounts.computeIfAbsent(record.key(), id -> {
            var none = Account.none(id, record.partition());
            return everythingIsInMemory ? none : store.find(id).orElse(none);
        });
    }

    private void full(ConsumerRecord<String, byte[]> record, Page page) {
        fullPages.add(PageDocument.of(record.key(), page));
        if (fullPages.size() >= PAGES_AT_ONCE) {
            savePages();
        }
    }

    private void savePages() {
        store.savePages(fullPages);
        fullPages.clear();
    }

    private void noteChange(Account account) {
        unstored++;
        if (account.markChanged()) {
            changed.add(account);
        }
    }

    @Override
    public void stop(ConsumerRecord<String, byte[]> record, String reason) {
        if (record.key() != null) {
            var account = account(record);
            account.stopAt(new Stop(record.offset(), reason, clock.instant()));
            noteChange(account);
        }
    }

    /** Pages first: whoever sees an account's document sees all that it counts. */
    @Override
    public void flush() {
        savePages();
        var asRemembered = true;
        for (var from = 0; from < changed.size(); from += ACCOUNTS_AT_ONCE) {
            asRemembered &= store.save(changed.subList(from, Math.min(from + ACCOUNTS_AT_ONCE, changed.size())));
        }
        changed.forEach(Account::markStored);
        changed.clear();
        unstored = 0;
        if (!asRemembered || accounts.size() > ACCOUNTS_IN_MEMORY || entriesInMemory() > ENTRIES_IN_MEMORY) {
            accounts.clear();
            everythingIsInMemory = false;
        }
    }

    private long entriesInMemory() {
        return accounts.values().stream()
                .mapToLong(account -> account.page().count())
                .sum();
    }

    @Override
    public int unstored() {
        return unstored;
    }
}
