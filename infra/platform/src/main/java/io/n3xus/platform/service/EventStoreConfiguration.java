package io.n3xus.platform.service;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.platform.command.Commands;
import io.n3xus.platform.event.KafkaConfiguration;
import io.n3xus.platform.event.RelayConfiguration;
import io.n3xus.platform.follow.ReadYourWrites;
import io.n3xus.platform.idempotency.IdempotencyConfiguration;
import java.sql.SQLException;
import java.time.Duration;
import javax.sql.DataSource;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.common.jdbc.ConnectionProvider;
import org.axonframework.common.jdbc.UnitOfWorkAwareConnectionProviderWrapper;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.config.ConfigurerModule;
import org.axonframework.eventhandling.PropagatingErrorHandler;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.jdbc.JdbcTokenStore;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.jdbc.JdbcEventStorageEngine;
import org.axonframework.messaging.correlation.CorrelationDataProvider;
import org.axonframework.messaging.correlation.SimpleCorrelationDataProvider;
import org.axonframework.serialization.Serializer;
import org.axonframework.spring.jdbc.SpringDataSourceConnectionProvider;
import org.axonframework.spring.messaging.unitofwork.SpringTransactionManager;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Fallback;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.PlatformTransactionManager;

/** Axon on PostgreSQL: one schema a service, optimistic concurrency, and nothing skipped when a handler fails. */
@Configuration(proxyBeanMethods = false)
@Import({KafkaConfiguration.class, RelayConfiguration.class, IdempotencyConfiguration.class})
class EventStoreConfiguration {

    /** Bounds how late the relay sees what another replica stored. */
    private static final Duration LOOK_FOR_OTHERS = Duration.ofMillis(50);

    /** Bounds how long a killed replica's work waits for another. */
    private static final Duration CLAIM_LASTS = Duration.ofSeconds(5);

    @Bean
    HikariDataSource dataSource(PlatformSettings settings) throws SQLException {
        var postgres = settings.postgres();
        var source = new HikariDataSource();
        source.setPoolName(settings.service());
        source.setJdbcUrl(postgres.url());
        source.setUsername(postgres.user());
        source.setPassword(postgres.password());
        source.setSchema(settings.storeName());
        source.setMaximumPoolSize(postgres.connections());
        source.setMinimumIdle(1);
        source.setConnectionTimeout(2_000);
        source.setInitializationFailTimeout(20_000);
        EventTables.create(postgres, settings.storeName());
        return source;
    }

    @Bean
    ConnectionProvider connectionProvider(DataSource source) {
        return new UnitOfWorkAwareConnectionProviderWrapper(new SpringDataSourceConnectionProvider(source));
    }

    /** For services without one of their own. */
    @Bean
    @Fallback
    EventStorageEngine eventStorageEngine(
            ConnectionProvider connections,
            TransactionManager transactions,
            @Qualifier("eventSerializer") Serializer eventSerializer,
            Serializer serializer) {
        return new RememberingEventStore(JdbcEventStorageEngine.builder()
                .connectionProvider(connections)
                .transactionManager(transactions)
                .eventSerializer(eventSerializer)
                .snapshotSerializer(serializer)
                .persistenceExceptionResolver(new TakenVersions()));
    }

    @Bean
    TransactionManager axonTransactions(PlatformTransactionManager transactions) {
        return new SpringTransactionManager(transactions);
    }

    @Bean
    Commands commands(CommandGateway gateway, PlatformSettings settings) {
        // The relay and the readers of events keep a connection each.
        return new Commands(gateway, Math.max(1, settings.postgres().connections() - 2));
    }

    @Bean
    ReadYourWrites readYourWrites(EventStore events) {
        return new ReadYourWrites(events);
    }

    @Bean
    RelayedEventStore eventStore(EventStorageEngine engine) {
        return new RelayedEventStore(EmbeddedEventStore.builder()
                .storageEngine(engine)
                .fetchDelay(LOOK_FOR_OTHERS.toMillis())
                .cachedEvents(1_000));
    }

    @Bean
    TokenStore tokenStore(ConnectionProvider connections, Serializer serializer, PlatformSettings settings) {
        return JdbcTokenStore.builder()
                .connectionProvider(connections)
                .serializer(serializer)
                .nodeId(settings.node())
                .claimTimeout(CLAIM_LASTS)
                .build();
    }

    @Bean
    ConfigurerModule failuresStopTheProcessor() {
        return configurer -> configurer.eventProcessing(processing -> processing
                .registerDefaultListenerInvocationErrorHandler(_ -> PropagatingErrorHandler.INSTANCE)
                .registerDefaultErrorHandler(_ -> PropagatingErrorHandler.INSTANCE));
    }

    @Bean
    CorrelationDataProvider requestAndCause() {
        return new SimpleCorrelationDataProvider("correlation_id", "causation_id");
    }

    @Bean
    StoredJson storedJson() {
        return new StoredJson();
    }
}
