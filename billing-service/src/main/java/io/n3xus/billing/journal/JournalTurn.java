package io.n3xus.billing.journal;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.journal.Journal.Result;
import io.n3xus.billing.journal.Journal.Row;
import io.n3xus.billing.journal.StoredEvents.StoredEvent;
import io.n3xus.billing.write.WalletLog.Happened;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.billing.write.WalletLog.Past;
import io.n3xus.billing.write.WalletLog.Stored;
import io.n3xus.billing.write.WalletLog.Turn;
import io.n3xus.billing.write.WalletSnapshot;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * One turn. A careful one has the lock and knows everything; a bold one assumes that nobody else wrote and that no key
 * was used before, and is not stored if that is wrong.
 */
final class JournalTurn implements Turn {

    static final long NOTHING_SEEN = -2;

    /** More than this is not worth reading for the few wallets that are open. */
    private static final int ROWS_OF_OTHERS_MAX = 1_000;

    private final Journal journal;
    private final Memories memories;
    private final Instant now;
    private final boolean bold;
    private final List<Memory> absent = new ArrayList<>();
    private Map<AccountId, WalletSnapshot> snapshots = Map.of();
    private Result result = Result.STORED;
    private long began;
    private long seen;

    private JournalTurn(Journal journal, Memories memories, Instant now, boolean bold, long seen) {
        this.journal = journal;
        this.memories = memories;
        this.now = now;
        this.bold = bold;
        this.began = seen;
        this.seen = seen;
    }

    static JournalTurn bold(Journal journal, Memories memories, Instant now, long seen) {
        return new JournalTurn(journal, memories, now, true, seen);
    }

    static JournalTurn careful(Journal journal, Memories memories, Instant now, long seen) {
        return new JournalTurn(journal, memories, now, false, seen);
    }

    boolean isStored() {
        return result == Result.STORED;
    }

    /** How far the journal was known when this turn began to decide. */
    long began() {
        return began;
    }

    /** How far it is known when this turn has been stored. */
    long seen() {
        return seen;
    }

    Map<AccountId, WalletSnapshot> snapshots() {
        return snapshots;
    }

    @Override
    public Instant now() {
        return now;
    }

    @Override
    public Optional<List<Stored>> storedByOthers() {
        if (bold) {
            return Optional.of(List.of());
        }
        var rows = seen == NOTHING_SEEN ? List.<Row>of() : journal.after(seen, ROWS_OF_OTHERS_MAX);
        if (seen == NOTHING_SEEN || rows.size() == ROWS_OF_OTHERS_MAX) {
            seenIs(journal.lastPosition());
            return Optional.empty();
        }
        if (!rows.isEmpty()) {
            seenIs(rows.getLast().lastPosition());
        }
        return Optional.of(rows.stream().flatMap(JournalTurn::stored).toList());
    }

    private void seenIs(long position) {
        began = position;
        seen = position;
    }

    private static Stream<Stored> stored(Row row) {
        return IntStream.range(0, row.events().size())
                .mapToObj(index ->
                        new Stored(row.sequence(index), row.events().get(index).event()));
    }

    @Override
    public Past pastOf(AccountId account) {
        var snapshot = memories.snapshot(account);
        var from = snapshot.map(WalletSnapshot::version).orElse(0L);
        var newer = journal.of(account, from).stream()
                .flatMap(JournalTurn::stored)
                .filter(stored -> stored.sequence() >= from)
                .map(Stored::event)
                .toList();
        return new Past(snapshot.orElse(null), newer);
    }

    @Override
    public Map<OnceKey, String> remembered(Collection<OnceKey> keys) {
        var asked = keys.stream().map(key -> memory(key, "")).toList();
        if (bold) {
            absent.addAll(asked);
            return Map.of();
        }
        return asked.isEmpty()
                ? Map.of()
                : memories.find(asked).stream()
                        .collect(Collectors.toMap(found -> new OnceKey(found.accountId(), found.name()), Memory::what));
    }

    private static Memory memory(OnceKey key, String what) {
        return new Memory(key.accountId(), key.name(), what);
    }

    @Override
    public void store(
            List<Happened> happened, Map<OnceKey, String> memory, Map<AccountId, WalletSnapshot> newSnapshots) {
        // A bold turn asks even when nothing happened: that nothing had to may be what another replica has changed.
        if (happened.isEmpty() && !bold) {
            return;
        }
        var learned = memory.entrySet().stream()
                .map(each -> memory(each.getKey(), each.getValue()))
                .toList();
        result = journal.store(seen, absent, rows(happened), learned);
        if (isStored()) {
            seen += happened.size();
            snapshots = newSnapshots;
        }
    }

    private List<Row> rows(List<Happened> happened) {
        var byAccount = new LinkedHashMap<AccountId, List<Happened>>();
        happened.forEach(each -> byAccount
                .computeIfAbsent(each.event().accountId(), _ -> new ArrayList<>())
                .add(each));
        var position = seen;
        var rows = new ArrayList<Row>(byAccount.size());
        for (var each : byAccount.entrySet()) {
            var ofOne = each.getValue();
            position += ofOne.size();
            rows.add(new Row(
                    position,
                    each.getKey(),
                    ofOne.getLast().sequence(),
                    ofOne.stream()
                            .map(event -> new StoredEvent(now, event.metadata(), event.event()))
                            .toList()));
        }
        return rows;
    }
}
