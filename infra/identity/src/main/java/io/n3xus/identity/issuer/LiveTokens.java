package io.n3xus.identity.issuer;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The table of tokens that came without a refresh token. To be called within a transaction. */
@Repository
public class LiveTokens {

    /** A token that can still be ended. */
    public record LiveToken(String id, Instant expiresAt) {}

    private final JdbcClient jdbc;

    LiveTokens(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void add(String userId, IssuedToken token) {
        add(userId, token.id(), token.expiresAt());
    }

    /** For a token that is yet to be made. */
    public void add(String userId, String tokenId, Instant expiresAt) {
        jdbc.sql("insert into live_tokens (id, user_id, expires_at) values (?, ?, ?)")
                .params(tokenId, UUID.fromString(userId), utc(expiresAt))
                .update();
    }

    public List<LiveToken> of(String userId, Instant now) {
        return jdbc.sql("select id, expires_at from live_tokens where user_id = ? and expires_at > ?")
                .params(UUID.fromString(userId), utc(now))
                .query((row, _) -> new LiveToken(
                        row.getString(1), row.getObject(2, OffsetDateTime.class).toInstant()))
                .list();
    }

    public int forgetExpired(Instant now) {
        return jdbc.sql("delete from live_tokens where expires_at <= ?")
                .param(utc(now))
                .update();
    }

    private static OffsetDateTime utc(Instant time) {
        return time.atOffset(ZoneOffset.UTC);
    }
}
