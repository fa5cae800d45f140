package io.n3xus.identity.users;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** When users whose accounts are elsewhere last logged in here. */
@Repository
public class LastLogins {

    private final JdbcClient jdbc;

    LastLogins(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public void record(String userId, Instant now) {
        jdbc.sql("""
                        insert into last_logins (user_id, at) values (?, ?)
                        on conflict (user_id) do update set at = excluded.at""")
                .params(UUID.fromString(userId), now.atOffset(ZoneOffset.UTC))
                .update();
    }

    /** By user; who never logged in is not in it. */
    public Map<String, Instant> of(Collection<String> userIds) {
        var logins = new HashMap<String, Instant>();
        if (!userIds.isEmpty()) {
            jdbc.sql("select user_id, at from last_logins where user_id in (:ids)")
                    .param("ids", userIds.stream().map(UUID::fromString).toList())
                    .query(row -> {
                        logins.put(
                                row.getString(1),
                                row.getObject(2, OffsetDateTime.class).toInstant());
                    });
        }
        return logins;
    }
}
