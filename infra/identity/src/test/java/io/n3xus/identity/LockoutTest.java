package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient.Reply;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class LockoutTest {

    private static final int PER_USER = 10;
    private static final int PER_ADDRESS = 100;
    private static final String RIGHT = "secure-password";

    private final String name = "l-" + UUID.randomUUID();
    private final String home = "192.0.2." + name;

    @Test
    void keepsEveryoneOutAfterTenWrongPasswords() {
        create();
        for (var turn = 0; turn < PER_USER; turn++) {
            assertThat(logIn(name, "wrong", home + turn).status()).isEqualTo(401);
        }

        assertLocked(logIn(name, RIGHT, home));
        assertThat(http().post("/auth/login", Map.of("email", name + "@x.example", "password", RIGHT))
                        .status())
                .isEqualTo(429);
        assertThat(http().post("/v1/oauth/token", Map.of("grant_type", "password", "username", name, "password", RIGHT))
                        .status())
                .isEqualTo(429);

        waitALongTime();
        assertThat(logIn(name, RIGHT, home).status()).isEqualTo(200);
    }

    @Test
    void startsAnewAfterARightPassword() {
        create();
        for (var turn = 0; turn < 2 * PER_USER; turn++) {
            var password = turn % (PER_USER - 1) == 0 ? RIGHT : "wrong";
            assertThat(logIn(name, password, home + turn).status()).isIn(200, 401);
        }
        assertThat(logIn(name, RIGHT, home).status()).isEqualTo(200);
    }

    @Test
    void doesNotTellWhoExists() {
        for (var turn = 0; turn < PER_USER; turn++) {
            assertThat(logIn(name, "wrong", home + turn).status()).isEqualTo(401);
        }
        assertLocked(logIn(name, "wrong", home));
    }

    @Test
    void stopsAnAddressThatTriesManyNames() {
        create();
        for (var turn = 0; turn < PER_ADDRESS; turn++) {
            assertThat(logIn(name + turn, "wrong", home).status()).isEqualTo(401);
        }
        assertLocked(logIn(name, RIGHT, home));
        assertThat(logIn(name, RIGHT, "198.51.100." + name).status()).isEqualTo(200);
    }

    private void create() {
        http().bearer(RunningIdentity.logIn("admin").get("token").asString())
                .post("/api/v1/users", Map.of("username", name, "email", name + "@x.example", "password", RIGHT));
    }

    private static Reply logIn(String username, String password, String address) {
        return http().with("X-Forwarded-For", address)
                .post("/api/v1/auth/login", Map.of("username", username, "password", password));
    }

    private static void assertLocked(Reply reply) {
        assertThat(reply.status()).isEqualTo(429);
        assertThat(reply.json().get("code").asString()).isEqualTo("RATE_LIMIT_EXCEEDED");
        assertThat(Integer.parseInt(String.valueOf(reply.header("Retry-After"))))
                .isBetween(1, 901);
    }

    /** All locks were set an hour earlier than they were. */
    private static void waitALongTime() {
        RunningIdentity.part(JdbcClient.class).sql("""
                        update failed_logins set counted_from = counted_from - interval '1 hour',
                            locked_until = locked_until - interval '1 hour'""").update();
    }
}
