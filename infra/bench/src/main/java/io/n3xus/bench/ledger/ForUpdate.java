package io.n3xus.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.bench.ledger.SqlWallets.SqlServer;
import java.util.Objects;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Locks the wallet's row, decides in Java, writes, commits. */
final class ForUpdate implements Contender {

    private final HikariDataSource source;
    private final SqlWallets wallets;
    private final TransactionTemplate transactions;

    ForUpdate(SqlServer server) {
        source = SqlWallets.source(server, "for_update");
        wallets = SqlWallets.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
    }

    @Override
    public String name() {
        return "SELECT … FOR UPDATE";
    }

    @Override
    public void credit(int count, long micros) {
        wallets.credit(count, micros);
    }

    @Override
    public boolean hold(int wallet, String id, long micros) {
        var jdbc = wallets.jdbc();
        return Boolean.TRUE.equals(transactions.execute(_ -> {
            if (lock(wallet) < micros) {
                return false;
            }
            jdbc.update("INSERT INTO hold (id, wallet, amount) VALUES (?, ?, ?)", id, wallet, micros);
            jdbc.update("INSERT INTO entry (wallet, hold, kind, amount) VALUES (?, ?, 'h', ?)", wallet, id, micros);
            jdbc.update(
                    "UPDATE wallet SET balance = balance - ?, held = held + ? WHERE id = ?", micros, micros, wallet);
            return true;
        }));
    }

    @Override
    public void capture(int wallet, String id, long micros) {
        var jdbc = wallets.jdbc();
        transactions.executeWithoutResult(_ -> {
            lock(wallet);
            var held = Objects.requireNonNull(
                    jdbc.queryForObject("SELECT amount FROM hold WHERE id = ? AND captured IS NULL", Long.class, id));
            jdbc.update("UPDATE hold SET captured = ? WHERE id = ?", micros, id);
            jdbc.update(
                    "INSERT INTO entry (wallet, hold, kind, amount) VALUES (?, ?, 'c', ?), (?, ?, 'r', ?)",
                    wallet,
                    id,
                    micros,
                    wallet,
                    id,
                    held - micros);
            jdbc.update(
                    "UPDATE wallet SET balance = balance + ?, held = held - ? WHERE id = ?",
                    held - micros,
                    held,
                    wallet);
        });
    }

    private long lock(int wallet) {
        return Objects.requireNonNull(wallets.jdbc()
                .queryForObject("SELECT balance FROM wallet WHERE id = ? FOR UPDATE", Long.class, wallet));
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
