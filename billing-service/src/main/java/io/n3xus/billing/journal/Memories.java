package io.n3xus.billing.journal;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.write.WalletSnapshot;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
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
    List<Memory> find(Collection<Memory> keys) {
        return jdbc.sql("""
                        SELECT DISTINCT account_id, name, what
                        FROM unnest(?::varchar[], ?::varchar[]) AS asked (account_id, name)
                        JOIN wallet_memory USING (account_id, name)""")
                .params(Columns.of(keys, Memory::accountId), Columns.of(keys, Memory::name))
                .query((row, _) -> new Memory(row.getString(1), row.getString(2), row.getString(3)))
                .list();
    }

    Optional<WalletSnapshot> snapshot(AccountId account) {
        return jdbc.sql("SELECT state FROM wallet_snapshot WHERE account_id = ?")
                .param(account.toString())
                .query((row, _) -> json.readValue(row.getBytes(1), WalletSnapshot.class))
                .optional();
    }

    /** May be lost: they only save reading. One that is newer stays. */
    void saveSnapshots(Map<AccountId, WalletSnapshot> snapshots) {
        snapshots.forEach((account, snapshot) -> jdbc.sql("""
                        INSERT INTO wallet_snapshot AS old (account_id, version, state) VALUES (?, ?, ?)
                        ON CONFLICT (account_id) DO UPDATE SET version = excluded.version, state = excluded.state
                        WHERE old.version < excluded.version""")
                .params(account.toString(), snapshot.version(), json.writeValueAsBytes(snapshot))
                .update());
    }
}
