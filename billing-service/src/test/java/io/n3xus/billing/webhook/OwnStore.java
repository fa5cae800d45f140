package io.n3xus.billing.webhook;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.billing.OwnSchema;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The tables in a schema of their own in the real database, where no running replica looks. */
final class OwnStore implements AutoCloseable {

    private final HikariDataSource source;
    private final WebhookSettings settings;
    private final WebhookTables tables;
    final TransactionTemplate transactions;
    final JdbcClient jdbc;
    final Webhooks webhooks;
    final Deliveries deliveries;
    final DeliveryLog log;
    final SecretSeal seal;

    private OwnStore(OwnSchema schema, WebhookSettings settings) {
        this.settings = settings;
        source = schema.connect();
        jdbc = JdbcClient.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        tables = new WebhookTables(jdbc, transactions);
        webhooks = new Webhooks(jdbc, transactions, tables, settings);
        deliveries = new Deliveries(jdbc, transactions, tables, settings);
        log = new DeliveryLog(jdbc, tables, settings);
        seal = new SecretSeal(settings);
    }

    static OwnStore open(OwnSchema schema, WebhookSettings settings) {
        return new OwnStore(schema, settings);
    }

    HookedAccounts hookedAccounts(Clock clock) {
        return new HookedAccounts(jdbc, tables, clock);
    }

    WebhookDispatcher dispatcher() {
        var clock = Clock.systemUTC();
        var sender = new WebhookSender(new Destinations(settings), seal, settings, clock);
        return new WebhookDispatcher(deliveries, sender, settings, clock);
    }

    /** For every type of event. */
    String hook(String accountId, String url) {
        var id = "whk_" + UUID.randomUUID();
        return webhooks.add(id, accountId, url, List.of(Webhook.ALL), seal.seal(id, WebhookSecret.random()))
                .id();
    }

    @Override
    public void close() {
        source.close();
    }
}
