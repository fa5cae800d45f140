package io.n3xus.billing.catalogue;

import io.n3xus.platform.event.Wire;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;
import tools.jackson.core.type.TypeReference;

/** The published versions, shared by all replicas. Rows are added, never changed. */
@Component
final class StoredCatalogue {

    /** So that every replica knows a new version before it takes effect. */
    static final Duration AHEAD = Duration.ofMinutes(1);

    private static final TypeReference<List<Price>> PRICES = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final TransactionOperations transactions;

    StoredCatalogue(JdbcClient jdbc, TransactionOperations transactions) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        transactions.executeWithoutResult(_ -> {
            lock();
            jdbc.sql("""
                            CREATE TABLE IF NOT EXISTS price_catalogue (
                              version INTEGER PRIMARY KEY,
                              effective_from TIMESTAMPTZ NOT NULL,
                              prices TEXT NOT NULL,
                              published_at TIMESTAMPTZ NOT NULL DEFAULT now())""").update();
        });
    }

    PriceHistory read() {
        return new PriceHistory(jdbc.sql("select version, effective_from, prices from price_catalogue order by version")
                .query(StoredCatalogue::version)
                .list());
    }

    /**
     * Adds the versions that are new.
     *
     * @throws IllegalStateException when one that is stored would change, or a new one would change what was charged
     */
    void publish(List<CatalogueVersion> versions) {
        transactions.executeWithoutResult(_ -> {
            lock();
            var stored = read();
            for (var version : new PriceHistory(versions).versions()) {
                stored.versions().stream()
                        .filter(known -> known.version() == version.version())
                        .findFirst()
                        .ifPresentOrElse(known -> requireSame(known, version), () -> add(version, stored));
            }
            read(); // Refuses versions that are sound, but not together.
        });
    }

    private void add(CatalogueVersion version, PriceHistory stored) {
        var earliest = now().plus(AHEAD);
        if (!stored.versions().isEmpty() && version.effectiveFrom().isBefore(earliest)) {
            throw new IllegalStateException(
                    "Version %d of the price catalogue is new, so it must take effect later than %s: what was used before has its price."
                            .formatted(version.version(), earliest));
        }
        jdbc.sql("insert into price_catalogue (version, effective_from, prices) values (?, ?, ?)")
                .params(
                        version.version(),
                        Timestamp.from(version.effectiveFrom()),
                        Wire.JSON.writeValueAsString(version.prices()))
                .update();
    }

    private static void requireSame(CatalogueVersion stored, CatalogueVersion given) {
        if (!stored.equals(given)) {
            throw new IllegalStateException(
                    "Version %d of the price catalogue is published and differs from the file. Undo the change there, and put the new prices in a new version."
                            .formatted(stored.version()));
        }
    }

    private void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('price catalogue'))")
                .query()
                .singleRow();
    }

    private Instant now() {
        return jdbc.sql("select now()").query(Timestamp.class).single().toInstant();
    }

    private static CatalogueVersion version(ResultSet row, int number) throws SQLException {
        return new CatalogueVersion(
                row.getInt("version"),
                row.getTimestamp("effective_from").toInstant(),
                Wire.JSON.readValue(row.getString("prices"), PRICES));
    }
}
