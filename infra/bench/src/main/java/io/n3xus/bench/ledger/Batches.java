package io.n3xus.bench.ledger;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.bench.ledger.SqlWallets.SqlServer;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** One thread takes all that waits, locks its wallets, decides in Java and writes with one statement a table. */
final class Batches implements Contender {

    private static final int BATCH_MAX = 1_024;

    private final HikariDataSource source;
    private final SqlWallets wallets;
    private final TransactionTemplate transactions;
    private final BlockingQueue<Wish> waiting = new LinkedBlockingQueue<>();
    private final Thread thread = Thread.ofPlatform().daemon().name("batches").unstarted(this::run);

    private record Wish(boolean hold, int wallet, String id, long micros, CompletableFuture<Boolean> done) {}

    Batches(SqlServer server) {
        source = SqlWallets.source(server, "batches");
        wallets = SqlWallets.create(source);
        transactions = new TransactionTemplate(new JdbcTransactionManager(source));
        thread.start();
    }

    @Override
    public String name() {
        return "batches";
    }

    @Override
    public void credit(int count, long micros) {
        wallets.credit(count, micros);
    }

    @Override
    public boolean hold(int wallet, String id, long micros) {
        return ask(new Wish(true, wallet, id, micros, new CompletableFuture<>()));
    }

    @Override
    public void capture(int wallet, String id, long micros) {
        ask(new Wish(false, wallet, id, micros, new CompletableFuture<>()));
    }

    private boolean ask(Wish wish) {
        waiting.add(wish);
        return wish.done().join();
    }

    private void run() {
        var batch = new ArrayList<Wish>();
        try {
            while (true) {
                batch.add(waiting.take());
                waiting.drainTo(batch, BATCH_MAX - 1);
                var answers = transactions.execute(_ -> new Batch(wallets.jdbc(), batch).write());
                for (var index = 0; index < batch.size(); index++) {
                    batch.get(index).done().complete(answers.get(index));
                }
                batch.clear();
            }
        } catch (InterruptedException end) {
            Thread.currentThread().interrupt();
        } catch (RuntimeException failure) {
            batch.forEach(wish -> wish.done().completeExceptionally(failure));
        }
    }

    private static final class Batch {

        private final JdbcTemplate jdbc;
        private final List<Wish> wishes;
        private final Map<Integer, long[]> money = new HashMap<>();
        private final Map<String, Long> held = new HashMap<>();
        private final List<Wish> holds = new ArrayList<>();
        private final List<Wish> captures = new ArrayList<>();

        private Batch(JdbcTemplate jdbc, List<Wish> wishes) {
            this.jdbc = jdbc;
            this.wishes = wishes;
        }

        private List<Boolean> write() {
            jdbc.query(
                    "SELECT id, balance, held FROM wallet WHERE id = ANY (?) ORDER BY id FOR UPDATE",
                    row -> {
                        money.put(row.getInt(1), new long[] {row.getLong(2), row.getLong(3)});
                    },
                    (Object) wishes.stream().map(Wish::wallet).distinct().toArray(Integer[]::new));
            jdbc.query(
                    "SELECT id, amount FROM hold WHERE id = ANY (?) AND captured IS NULL",
                    row -> {
                        held.put(row.getString(1), row.getLong(2));
                    },
                    (Object) wishes.stream()
                            .filter(wish -> !wish.hold())
                            .map(Wish::id)
                            .toArray(String[]::new));
            var answers = wishes.stream().map(this::decide).toList();
            store();
            return answers;
        }

        private boolean decide(Wish wish) {
            var wallet = Objects.requireNonNull(money.get(wish.wallet()));
            if (wish.hold()) {
                if (wallet[0] < wish.micros()) {
                    return false;
                }
                wallet[0] -= wish.micros();
                wallet[1] += wish.micros();
                holds.add(wish);
            } else {
                var amount = Objects.requireNonNull(held.get(wish.id()));
                wallet[0] += amount - wish.micros();
                wallet[1] -= amount;
                captures.add(wish);
            }
            return true;
        }

        private void store() {
            jdbc.update(
                    "INSERT INTO hold (id, wallet, amount) SELECT * FROM unnest(?::text[], ?::int[], ?::bigint[])",
                    ids(holds),
                    walletsOf(holds),
                    amounts(holds));
            jdbc.update(
                    "UPDATE hold SET captured = new.micros FROM unnest(?::text[], ?::bigint[]) AS new (id, micros)"
                            + " WHERE hold.id = new.id",
                    ids(captures),
                    amounts(captures));
            jdbc.update(
                    "INSERT INTO entry (wallet, hold, kind, amount)"
                            + " SELECT wallet, id, 'h', micros FROM unnest(?::int[], ?::text[], ?::bigint[]) AS a (wallet, id, micros)",
                    walletsOf(holds),
                    ids(holds),
                    amounts(holds));
            jdbc.update(
                    "INSERT INTO entry (wallet, hold, kind, amount)"
                            + " SELECT wallet, id, kind, CASE kind WHEN 'c' THEN micros ELSE amount - micros END"
                            + " FROM unnest(?::int[], ?::text[], ?::bigint[], ?::bigint[]) AS a (wallet, id, micros, amount),"
                            + " (VALUES ('c'), ('r')) AS kinds (kind)",
                    walletsOf(captures),
                    ids(captures),
                    amounts(captures),
                    captures.stream().map(wish -> held.get(wish.id())).toArray(Long[]::new));
            jdbc.update(
                    "UPDATE wallet SET balance = new.balance, held = new.held"
                            + " FROM unnest(?::int[], ?::bigint[], ?::bigint[]) AS new (id, balance, held)"
                            + " WHERE wallet.id = new.id",
                    money.keySet().toArray(Integer[]::new),
                    money.values().stream().map(each -> each[0]).toArray(Long[]::new),
                    money.values().stream().map(each -> each[1]).toArray(Long[]::new));
        }

        private static String[] ids(List<Wish> of) {
            return of.stream().map(Wish::id).toArray(String[]::new);
        }

        private static Integer[] walletsOf(List<Wish> of) {
            return of.stream().map(Wish::wallet).toArray(Integer[]::new);
        }

        private static Long[] amounts(List<Wish> of) {
            return of.stream().map(Wish::micros).toArray(Long[]::new);
        }
    }

    @Override
    public Sum sum() {
        return wallets.sum();
    }

    @Override
    public void close() {
        thread.interrupt();
        source.close();
    }
}
