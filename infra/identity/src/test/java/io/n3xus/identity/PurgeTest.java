package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class PurgeTest {

    private final JdbcClient jdbc = RunningIdentity.part(JdbcClient.class);

    @Test
    void forgetsWhatHasExpiredAndNothingElse() {
        var pair = RunningIdentity.logInByEmail("bob");
        jdbc.sql("insert into revoked_tokens values ('purge-old', now() - interval '1 s')")
                .update();
        jdbc.sql("insert into revoked_tokens values ('purge-new', now() + interval '1 h')")
                .update();
        jdbc.sql("insert into live_tokens select 'purge-old', id, now() - interval '1 s' from users limit 1")
                .update();
        jdbc.sql("insert into refresh_families select gen_random_uuid(), id, now() - interval '1 s' from users limit 1")
                .update();
        jdbc.sql("insert into failed_logins values ('purge-old', 1, now() - interval '1 h')")
                .update();

        await().untilAsserted(() -> assertThat(Stream.of(
                                "select count(*) from revoked_tokens where id = 'purge-old'",
                                "select count(*) from live_tokens where id = 'purge-old'",
                                "select count(*) from refresh_families where expires_at < now()",
                                "select count(*) from failed_logins where subject = 'purge-old'")
                        .map(this::count))
                .containsOnly(0L));

        assertThat(count("select count(*) from revoked_tokens where id = 'purge-new'"))
                .isEqualTo(1);
        assertThat(http().post(
                                "/auth/refresh",
                                Map.of(
                                        "refresh_token",
                                        pair.get("refresh_token").asString()))
                        .status())
                .isEqualTo(200);
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }
}
