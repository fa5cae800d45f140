package io.n3xus.platform.service;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.GenericDomainEventMessage;
import org.axonframework.eventsourcing.eventstore.DomainEventStream;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads of an aggregate only what it has not read before. Stored events never change, so what is remembered is never
 * wrong, and the rest is read each time, so it is never old either, however many replicas write.
 */
final class RememberingEventStore extends JdbcEventStorageEngine {

    /** Of all aggregates together. One with more events than this is read as a whole each time. */
    private static final int EVENTS_MAX = 50_000;

    private final Cache<String, List<DomainEventMessage<?>>> remembered = Caffeine.newBuilder()
            .maximumWeight(EVENTS_MAX)
            .weigher((String _, List<DomainEventMessage<?>> events) -> events.size())
            .build();

    RememberingEventStore(Builder builder) {
        super(builder);
    }

    @Override
    public DomainEventStream readEvents(String aggregateId, long firstSequence) {
        if (firstSequence != 0) {
            return super.readEvents(aggregateId, firstSequence);
        }
        var known = remembered.get(aggregateId, _ -> List.of());
        var newer = super.readEvents(aggregateId, known.size()).asStream().toList();
        if (newer.isEmpty()) {
            return DomainEventStream.of(known);
        }
        var all = new ArrayList<>(known);
        newer.forEach(event -> all.add(withoutItsStoredForm(event)));
        rememberOnceCommitted(aggregateId, List.copyOf(all));
        return DomainEventStream.of(all);
    }

    /** There are none: a tail is read, not a state. */
    @Override
    public Optional<DomainEventMessage<?>> readSnapshot(String aggregateId) {
        return Optional.empty();
    }

    /** What this transaction itself has written may yet be rolled back. */
    private void rememberOnceCommitted(String aggregateId, List<DomainEventMessage<?>> events) {
        if (TransactionSynchronizationManager.isSynchronizationActive()) {
            TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
                @Override
                public void afterCommit() {
                    remembered.asMap().merge(aggregateId, events, (a, b) -> a.size() > b.size() ? a : b);
                }
            });
        }
    }

    private static DomainEventMessage<?> withoutItsStoredForm(DomainEventMessage<?> event) {
        return new GenericDomainEventMessage<>(
                event.getType(),
                event.getAggregateIdentifier(),
                event.getSequenceNumber(),
                event.getPayload(),
                event.getMetaData(),
                event.getIdentifier(),
                event.getTimestamp());
    }
}
