package io.n3xus.billing.journal;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.journal.StoredEvents.StoredEvent;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Reads and writes the rows of the journal. A stored row never changes. */
final class Journal {

    private static final String ROW = "SELECT last_position, account_id, last_sequence, events FROM wallet_journal ";

    private final JdbcClient jdbc;
    private final StoredEvents form;
    private final RowMapper<Row> mapper;

    Journal(JdbcClient jdbc, StoredEvents form) {
        this.jdbc = jdbc;
        this.form = form;
        this.mapper = (row, _) -> new Row(
                row.getLong("last_position"),
                AccountId.of(row.getString("account_id")),
                row.getLong("last_sequence"),
                form.read(row.getBytes("events")));
    }

    /** What one wallet did in one turn. */
    record Row(long lastPosition, AccountId account, long lastSequence, List<StoredEvent> events) {

        Row {
            events = List.copyOf(events);
        }

        long position(int index) {
            return lastPosition - events.size() + 1 + index;
        }

        long sequence(int index) {
            return lastSequence - events.size() + 1 + index;
        }
    }

    /** Whether something was stored, and if not, why. */
    enum Result {
        STORED,
        /** Another replica has stored more than was seen. */
        BEHIND,
        /** Something was done under a key that was thought to be new. */
        KNOWN
    }

    /** Until the transaction ends, no other replica writes. */
    void lock() {
        JournalLock.take(jdbc);
    }

    /** The position of the newest event; -1 when there is none. */
    long lastPosition() {
        return jdbc.sql("SELECT coalesce(max(last_position), -1) FROM wallet_journal")
                .query(Long.class)
                .single();
    }

    /** The first rows with an event after this position. */
    List<Row> after(long position, int limit) {
        return jdbc.sql(ROW + "WHERE last_position > ? ORDER BY last_position LIMIT ?")
                .params(position, limit)
                .query(mapper)
                .list();
    }

    /** All rows of a wallet with an event from this sequence on. */
    List<Row> of(AccountId account, long fromSequence) {
        return jdbc.sql(ROW + "WHERE account_id = ? AND last_sequence >= ? ORDER BY last_sequence")
                .params(account.toString(), fromSequence)
                .query(mapper)
                .list();
    }

    /** The sequence of the wallet's newest event. */
    Optional<Long> lastSequenceOf(String accountId) {
        return jdbc.sql(
                        "SELECT last_sequence FROM wallet_journal WHERE account_id = ? ORDER BY last_sequence DESC LIMIT 1")
                .param(accountId)
                .query(Long.class)
                .optional();
    }

    /**
     * Adds rows behind the newest, in one statement: the way to the database and the disk is taken once.
     *
     * @param seen the position of the newest event on which these were decided
     * @param absent keys under which nothing must have been done
     */
    Result store(long seen, Collection<Memory> absent, Collection<Row> rows, Collection<Memory> memory) {
        return jdbc.sql("""
                        SELECT wallet_store(?, ?::varchar[], ?::varchar[],
                          ?::bigint[], ?::varchar[], ?::bigint[], ?::int[], ?::bytea[],
                          ?::varchar[], ?::varchar[], ?::varchar[])""")
                .params(
                        seen,
                        Columns.of(absent, Memory::accountId),
                        Columns.of(absent, Memory::name),
                        rows.stream().map(Row::lastPosition).toArray(Long[]::new),
                        Columns.of(rows, row -> row.account().toString()),
                        rows.stream().map(Row::lastSequence).toArray(Long[]::new),
                        rows.stream().map(row -> row.events().size()).toArray(Integer[]::new),
                        rows.stream().map(row -> form.write(row.events())).toArray(byte[][]::new),
                        Columns.of(memory, Memory::accountId),
                        Columns.of(memory, Memory::name),
                        Columns.of(memory, Memory::what))
                .query(Result.class)
                .single();
    }
}
