package io.n3xus.billing.journal;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.journal.Journal.Row;
import io.n3xus.billing.write.WalletLog.Happened;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.billing.write.WalletLog.Past;
import io.n3xus.billing.write.WalletLog.Stored;
import io.n3xus.billing.write.WalletLog.Turn;
import io.n3xus.billing.write.WalletSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.messaging.MetaData;

/** One turn, inside its transaction and with the lock. */
final class JournalTurn implements Turn {

    static final long NOTHING_SEEN = -2;

    /** More than this is not worth reading for the few wallets that are open. */
    private static final int ROWS_OF_OTHERS_MAX = 1_000;

    private final EventBus events;
    private final Journal journal;
    private final Memories memories;
    private long seen;

    JournalTurn(EventBus events, Journal journal, Memories memories, long seen) {
        this.events = events;
        this.journal = journal;
        this.memories = memories;
        this.seen = seen;
    }

    /** How far the journal is known when this turn has been stored. */
    long seen() {
        return seen;
    }

    @Override
    public Optional<List<Stored>> storedByOthers() {
        var rows = seen == NOTHING_SEEN ? List.<Row>of() : journal.after(seen, ROWS_OF_OTHERS_MAX);
        if (seen == NOTHING_SEEN || rows.size() == ROWS_OF_OTHERS_MAX) {
            seen = journal.lastPosition();
            return Optional.empty();
        }
        if (!rows.isEmpty()) {
            seen = rows.getLast().lastPosition();
        }
        return Optional.of(rows.stream().flatMap(JournalTurn::stored).toList());
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
        return memories.find(keys);
    }

    @Override
    public void store(List<Happened> happened, Map<OnceKey, String> memory, Map<AccountId, WalletSnapshot> snapshots) {
        if (!happened.isEmpty()) {
            events.publish(happened.stream().map(JournalTurn::message).toList());
            seen += happened.size();
        }
        memories.save(memory);
        memories.saveSnapshots(snapshots);
    }

    private static GenericDomainEventMessage<WalletEvent> message(Happened happened) {
        return new GenericDomainEventMessage<>(
                JournalEngine.AGGREGATE,
                happened.event().accountId().toString(),
                happened.sequence(),
                happened.event(),
                MetaData.from(happened.metadata()));
    }
}
