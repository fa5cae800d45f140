package io.n3xus.billing.journal;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.journal.Journal.Row;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventhandling.GenericTrackedDomainEventMessage;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.messaging.GenericMessage;
import org.axonframework.messaging.MetaData;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * The journal as Axon's event store, so that the relay, read-your-writes and the metrics are those of every service. An
 * event's id is {@code <account>:<sequence>}.
 */
@Component
class JournalEngine implements EventStorageEngine {

    private static final String AGGREGATE = "Wallet";

    private static final int ROWS_AT_ONCE = 200;

    private final Journal journal;

    JournalEngine(Journal journal) {
        this.journal = journal;
    }

    /** Wallets write to the journal themselves. */
    @Override
    public void appendEvents(List<? extends EventMessage<?>> events) {
        throw new UnsupportedOperationException("Only the log of the wallets writes to their journal.");
    }

    @Override
    public Stream<? extends TrackedEventMessage<?>> readEvents(@Nullable TrackingToken token, boolean mayBlock) {
        var after = token == null ? -1 : ((GlobalSequenceTrackingToken) token).getGlobalIndex();
        return Stream.iterate(
                        journal.after(after, ROWS_AT_ONCE),
                        rows -> !rows.isEmpty(),
                        rows -> journal.after(rows.getLast().lastPosition(), ROWS_AT_ONCE))
                .flatMap(List::stream)
                .flatMap(row -> IntStream.range(0, row.events().size())
                        .filter(index -> row.position(index) > after)
                        .mapToObj(index -> tracked(row, index)));
    }

    private static TrackedEventMessage<?> tracked(Row row, int index) {
        return new GenericTrackedDomainEventMessage<>(
                new GlobalSequenceTrackingToken(row.position(index)), message(row, index));
    }

    private static DomainEventMessage<WalletEvent> message(Row row, int index) {
        var stored = row.events().get(index);
        var account = row.account().toString();
        var sequence = row.sequence(index);
        return new GenericDomainEventMessage<>(
                AGGREGATE,
                account,
                sequence,
                new GenericMessage<>(account + ":" + sequence, stored.event(), MetaData.from(stored.metadata())),
                stored::at);
    }

    @Override
    public DomainEventStream readEvents(String account, long firstSequence) {
        return DomainEventStream.of(journal.of(AccountId.of(account), firstSequence).stream()
                .flatMap(row -> IntStream.range(0, row.events().size())
                        .filter(index -> row.sequence(index) >= firstSequence)
                        .mapToObj(index -> message(row, index)))
                .toList());
    }

    @Override
    public Optional<Long> lastSequenceNumberFor(String account) {
        return journal.lastSequenceOf(account);
    }

    @Override
    public @Nullable TrackingToken createTailToken() {
        return null;
    }

    @Override
    public @Nullable TrackingToken createHeadToken() {
        var last = journal.lastPosition();
        return last < 0 ? null : new GlobalSequenceTrackingToken(last);
    }

    /** Wallets keep snapshots of their own. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String account) {
        return Optional.empty();
    }

    @Override
    public void storeSnapshot(DomainEventMessage<?> snapshot) {
        throw new UnsupportedOperationException("Wallets keep snapshots of their own.");
    }
}
