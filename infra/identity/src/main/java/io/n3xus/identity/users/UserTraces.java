package io.n3xus.identity.users;

import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * What is kept of a user beside the account: keys and logins. No foreign keys lead to the account, which may be in
 * Keycloak. To be called within a transaction.
 */
@Repository
public class UserTraces {

    private final JdbcClient jdbc;

    UserTraces(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Forgets all of it. Tokens must have been ended before. */
    public void remove(String userId) {
        var id = UUID.fromString(userId);
        jdbc.sql("delete from api_keys where user_id = ?").param(id).update();
        jdbc.sql("delete from live_tokens where user_id = ?").param(id).update();
        jdbc.sql("delete from refresh_families where user_id = ?").param(id).update();
        jdbc.sql("delete from last_logins where user_id = ?").param(id).update();
    }
}
