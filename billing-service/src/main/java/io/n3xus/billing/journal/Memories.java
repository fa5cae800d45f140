package io.n3xus.billing.journal;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.billing.write.WalletSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/** What wallets need beside their events: what was done once, and snapshots. */
final class Memories {

    private final JdbcClient jdbc;
    private final JsonMapper json = JsonMapper.shared();

    Memories(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What was done under these keys, as far as anything was. */
    Map<OnceKey, String> find(Collection<OnceKey> keys) {
        if (keys.isEmpty()) {
            return Map.of();
        }
        return jdbc
                .sql("""
                        SELECT account_id, name, what FROM unnest(?::varchar[], ?::varchar[]) AS asked (account_id, name)
                        JOIN wallet_memory USING (account_id, name)""")
                .params(column(keys, OnceKey::accountId), column(keys, OnceKey::name))
                .query((row, _) -> Map.entry(new OnceKey(row.getString(1), row.getString(2)), row.getString(3)))
                .list()
                .stream()
                .distinct()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }

    void save(Map<OnceKey, String> memory) {
        if (memory.isEmpty()) {
            return;
        }
        var entries = List.copyOf(memory.entrySet());
        jdbc.sql("""
                        INSERT INTO wallet_memory (account_id, name, what)
                        SELECT * FROM unnest(?::varchar[], ?::varchar[], ?::varchar[])
                        ON CONFLICT (account_id, name) DO UPDATE SET what = excluded.what""")
                .params(
                        column(entries, entry -> entry.getKey().accountId()),
                        column(entries, entry -> entry.getKey().name()),
                        column(entries, Map.Entry::getValue))
                .update();
    }

    Optional<WalletSnapshot> snapshot(AccountId account) {
        return jdbc.sql("SELECT state FROM wallet_snapshot WHERE account_id = ?")
                .param(account.toString())
                .query((row, _) -> json.readValue(row.getBytes(1), WalletSnapshot.class))
                .optional();
    }

    void saveSnapshots(Map<AccountId, WalletSnapshot> snapshots) {
        snapshots.forEach((account, snapshot) -> jdbc.sql("""
                        INSERT INTO wallet_snapshot (account_id, version, state) VALUES (?, ?, ?)
                        ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, state = excluded.state""")
                .params(account.toString(), snapshot.version(), json.writeValueAsBytes(snapshot))
                .update());
    }

    private static <T> String[] column(Collection<T> rows, Function<T, String> value) {
        return rows.stream().map(value).toArray(String[]::new);
    }
}
