package io.n3xus.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;

/** Wallets, holds and double entries as one would lay them out in SQL. A schema for each contender. */
final class SqlWallets {

    private static final List<String> TABLES = List.of(
            "CREATE TABLE wallet (id int PRIMARY KEY, balance bigint NOT NULL CHECK (balance >= 0), held bigint NOT NULL)",
            "CREATE TABLE hold (id text PRIMARY KEY, wallet int NOT NULL, amount bigint NOT NULL, captured bigint)",
            "CREATE TABLE entry (id bigserial PRIMARY KEY, wallet int NOT NULL, hold text, kind char NOT NULL, amount bigint"
                    + " NOT NULL, at timestamptz NOT NULL DEFAULT now())");

    private final JdbcTemplate jdbc;

    private SqlWallets(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static HikariDataSource source(SqlServer server, String schema) {
        var source = new HikariDataSource();
        source.setJdbcUrl(server.url());
        source.setUsername(server.user());
        source.setPassword(server.password());
        source.setSchema(schema);
        source.setMaximumPoolSize(16);
        source.setConnectionTimeout(60_000);
        return source;
    }

    static SqlWallets create(HikariDataSource source) {
        var jdbc = new JdbcTemplate(source);
        jdbc.execute("CREATE SCHEMA " + source.getSchema());
        TABLES.forEach(jdbc::execute);
        return new SqlWallets(jdbc);
    }

    JdbcTemplate jdbc() {
        return jdbc;
    }

    void credit(int wallets, long micros) {
        jdbc.update("INSERT INTO wallet SELECT id, ?, 0 FROM generate_series(0, ?) AS id", micros, wallets - 1);
    }

    Contender.Sum sum() {
        var spent = jdbc.queryForObject("SELECT coalesce(sum(captured), 0)::bigint FROM hold", Long.class);
        return jdbc.queryForObject(
                "SELECT sum(balance)::bigint, sum(held)::bigint, min(balance) FROM wallet",
                (row, _) ->
                        new Contender.Sum(row.getLong(1), row.getLong(2), spent == null ? 0 : spent, row.getLong(3)));
    }

    /** Where PostgreSQL is. */
    record SqlServer(String url, String user, String password) {}
}
