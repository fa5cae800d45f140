package io.n3xus.identity.keys;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of keys. A revoked key has no row. */
@Repository
class ApiKeys {

    private final JdbcClient jdbc;

    ApiKeys(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Within a transaction: until it ends nobody else counts or adds keys of this user. */
    int lockAndCount(String userId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext(?))")
                .param("n3xus.identity.keys." + userId)
                .query()
                .listOfRows();
        return jdbc.sql("select count(*) from api_keys where user_id = ?")
                .param(UUID.fromString(userId))
                .query(Integer.class)
                .single();
    }

    void add(ApiKey key) {
        jdbc.sql("""
                        insert into api_keys (id, user_id, name, secret_hash, last_characters, permissions,
                            requests_per_hour, created_at)
                        values (?, ?, ?, ?, ?, ?, ?, ?)""")
                .params(
                        key.id(),
                        UUID.fromString(key.userId()),
                        key.name(),
                        key.secretHash(),
                        key.lastCharacters(),
                        String.join(" ", key.permissions()),
                        key.requestsPerHour(),
                        utc(key.createdAt()))
                .update();
    }

    /** Returns false when there is no such key. */
    boolean replaceSecret(ApiKey key) {
        return jdbc.sql("update api_keys set secret_hash = ?, last_characters = ? where id = ? and user_id = ?")
                        .params(key.secretHash(), key.lastCharacters(), key.id(), UUID.fromString(key.userId()))
                        .update()
                == 1;
    }

    Optional<ApiKey> find(String id) {
        return jdbc.sql("select * from api_keys where id = ?")
                .param(id)
                .query(ApiKeys::key)
                .optional();
    }

    /** Oldest first. */
    List<ApiKey> of(String userId) {
        return jdbc.sql("select * from api_keys where user_id = ? order by created_at, id")
                .param(UUID.fromString(userId))
                .query(ApiKeys::key)
                .list();
    }

    void markUsed(String id, Instant now) {
        jdbc.sql("update api_keys set last_used = ? where id = ?")
                .params(utc(now), id)
                .update();
    }

    /** Returns false when somebody else has removed it already. */
    boolean remove(String id) {
        return jdbc.sql("delete from api_keys where id = ?").param(id).update() == 1;
    }

    private static ApiKey key(ResultSet row, int number) throws SQLException {
        return new ApiKey(
                row.getString("id"),
                row.getString("user_id"),
                row.getString("name"),
                row.getString("secret_hash"),
                row.getString("last_characters"),
                List.of(row.getString("permissions").split(" ")),
                row.getInt("requests_per_hour"),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "last_used"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        var time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
