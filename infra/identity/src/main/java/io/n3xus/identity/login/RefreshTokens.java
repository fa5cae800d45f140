package io.n3xus.identity.login;

import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.platform.security.Sha256;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The tables of refresh tokens, kept as digests. Tokens that came from one login are a family. Each knows the access
 * token issued with it, so that ending a family ends those too. To be called within a transaction.
 */
@Repository
class RefreshTokens {

    /**
     * @param userId whose it is
     * @param usable false once it was used, has expired or its family ended
     */
    record Found(UUID family, String userId, boolean used, boolean usable) {}

    record AccessToken(String id, Instant expiresAt) {}

    private final JdbcClient jdbc;

    RefreshTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    UUID startFamily(String userId, Instant expiresAt) {
        var family = UUID.randomUUID();
        jdbc.sql("insert into refresh_families (id, user_id, expires_at) values (?, ?, ?)")
                .params(family, UUID.fromString(userId), utc(expiresAt))
                .update();
        return family;
    }

    void add(UUID family, String refreshToken, Instant expiresAt, IssuedToken access) {
        jdbc.sql("""
                        insert into refresh_tokens (digest, family, expires_at, access_token_id, access_expires_at)
                        values (?, ?, ?, ?, ?)""")
                .params(Sha256.of(refreshToken), family, utc(expiresAt), access.id(), utc(access.expiresAt()))
                .update();
        jdbc.sql("update refresh_families set expires_at = ? where id = ?")
                .params(utc(expiresAt), family)
                .update();
    }

    /** Locks the token and its family until the transaction ends: of two uses at the same time one comes second. */
    Optional<Found> lock(String refreshToken, Instant now) {
        return jdbc.sql("""
                        select family, user_id, used, not used and not ended and token.expires_at > ? as usable
                        from refresh_tokens token join refresh_families on id = family
                        where digest = ? for update""")
                .params(utc(now), Sha256.of(refreshToken))
                .query(RefreshTokens::found)
                .optional();
    }

    void markUsed(String refreshToken) {
        jdbc.sql("update refresh_tokens set used = true where digest = ?")
                .param(Sha256.of(refreshToken))
                .update();
    }

    Optional<UUID> familyOf(String accessTokenId) {
        return jdbc.sql("select family from refresh_tokens where access_token_id = ?")
                .param(accessTokenId)
                .query(UUID.class)
                .optional();
    }

    List<UUID> familiesOf(String userId) {
        return jdbc.sql("select id from refresh_families where user_id = ? and not ended")
                .param(UUID.fromString(userId))
                .query((row, _) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Returns the access tokens of the family that have not expired. */
    List<AccessToken> endFamily(UUID family, Instant now) {
        jdbc.sql("update refresh_families set ended = true where id = ?")
                .param(family)
                .update();
        return jdbc.sql("""
                        select access_token_id, access_expires_at from refresh_tokens
                        where family = ? and access_expires_at > ?""")
                .params(family, utc(now))
                .query((row, _) -> new AccessToken(row.getString(1), instant(row, 2)))
                .list();
    }

    /** What has expired says nothing any more, neither for use nor for reuse. */
    int forgetExpired(Instant now) {
        var families = jdbc.sql("delete from refresh_families where expires_at <= ?")
                .param(utc(now))
                .update();
        var tokens = jdbc.sql("delete from refresh_tokens where expires_at <= ?")
                .param(utc(now))
                .update();
        return families + tokens;
    }

    private static Found found(ResultSet row, int number) throws SQLException {
        return new Found(
                row.getObject("family", UUID.class),
                row.getString("user_id"),
                row.getBoolean("used"),
                row.getBoolean("usable"));
    }

    private static Instant instant(ResultSet row, int column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
