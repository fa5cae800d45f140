package io.n3xus.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.bench.ledger.SqlWallets.SqlServer;

/** One statement, one transaction: the update decides by its condition. */
final class AtomicUpdate implements Contender {

    private static final String HOLD = """
            WITH w AS (UPDATE wallet SET balance = balance - ?, held = held + ? WHERE id = ? AND balance >= ? RETURNING id),
            h AS (INSERT INTO hold (id, wallet, amount) SELECT ?, id, ? FROM w)
            INSERT INTO entry (wallet, hold, kind, amount) SELECT id, ?, 'h', ? FROM w""";

    private static final String CAPTURE = """
            WITH h AS (UPDATE hold SET captured = ? WHERE id = ? AND captured IS NULL RETURNING id, wallet, amount),
            w AS (UPDATE wallet SET balance = balance + h.amount - ?, held = held - h.amount FROM h WHERE wallet.id = h.wallet)
            INSERT INTO entry (wallet, hold, kind, amount)
            SELECT wallet, id, 'c', ? FROM h UNION ALL SELECT wallet, id, 'r', amount - ? FROM h""";

    private final HikariDataSource source;
    private final SqlWallets wallets;

    AtomicUpdate(SqlServer server) {
        source = SqlWallets.source(server, "atomic_update");
        wallets = SqlWallets.create(source);
    }

    @Override
    public String name() {
        return "one atomic UPDATE";
    }

    @Override
    public void credit(int count, long micros) {
        wallets.credit(count, micros);
    }

    @Override
    public boolean hold(int wallet, String id, long micros) {
        return wallets.jdbc().update(HOLD, micros, micros, wallet, micros, id, micros, id, micros) == 1;
    }

    @Override
    public void capture(int wallet, String id, long micros) {
        wallets.jdbc().update(CAPTURE, micros, id, micros, micros, micros);
    }

    @Override
    public Sum sum() {
        return wallets.sum();
    }

    @Override
    public void close() {
        source.close();
    }
}
