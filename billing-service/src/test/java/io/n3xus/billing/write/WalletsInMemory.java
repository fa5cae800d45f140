package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.platform.command.Commands;
import java.util.List;
import org.axonframework.config.Configuration;
import org.axonframework.config.DefaultConfigurer;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;

/** Real wallets behind a real command bus, with events kept in memory. */
public final class WalletsInMemory {

    private final Configuration axon = DefaultConfigurer.defaultConfiguration()
            .configureAggregate(Wallet.class)
            .configureEmbeddedEventStore(_ -> new InMemoryEventStorageEngine())
            .buildConfiguration();

    public WalletsInMemory() {
        axon.start();
    }

    public Commands commands() {
        return new Commands(axon.commandGateway(), 4);
    }

    public List<WalletEvent> events(AccountId account) {
        return axon.eventStore()
                .readEvents(account.toString())
                .asStream()
                .map(DomainEventMessage::getPayload)
                .map(WalletEvent.class::cast)
                .toList();
    }

    /** How many events there are, without reading them. */
    public long count(AccountId account) {
        return axon.eventStore().lastSequenceNumberFor(account.toString()).orElse(-1L) + 1;
    }
}
