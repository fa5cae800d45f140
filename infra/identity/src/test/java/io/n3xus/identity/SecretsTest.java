package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

class SecretsTest {

    private static final List<Logger> LOGGERS = Stream.of("io.n3xus", "org.springframework")
            .map(name -> (Logger) LoggerFactory.getLogger(name))
            .toList();

    @Test
    void areNeitherLoggedNorPublished() {
        RunningIdentity.logIn("alice");
        var lines = new ListAppender<ILoggingEvent>();
        lines.start();
        LOGGERS.forEach(logger -> {
            logger.setLevel(Level.DEBUG);
            logger.addAppender(lines);
        });

        var secrets = doEverything();

        LOGGERS.forEach(logger -> {
            logger.setLevel(Level.INFO);
            logger.detachAppender(lines);
        });
        assertThat(lines.list)
                .anySatisfy(line -> assertThat(line.getFormattedMessage()).contains("refused"));
        assertThat(lines.list)
                .allSatisfy(line -> assertThat(line.getFormattedMessage() + line.getMDCPropertyMap())
                        .doesNotContain(secrets));
        assertThat(Events.all()).isNotEmpty().allSatisfy(record -> {
            assertThat(Events.text(record) + record.headers()).doesNotContain(secrets);
            assertThat(Events.text(record)).doesNotContain("alice", RunningIdentity.EMAIL_DOMAIN);
        });
    }

    private static List<String> doEverything() {
        var token = RunningIdentity.logIn("alice").get("token").asString();
        var pair = RunningIdentity.logInByEmail("alice");
        var refresh = pair.get("refresh_token").asString();
        var next =
                http().post("/auth/refresh", Map.of("refresh_token", refresh)).json();
        http().post("/auth/refresh", Map.of("refresh_token", refresh));
        http().post("/auth/login", Map.of("email", "alice@people.example", "password", "guessed-password"));
        http().post("/internal/token", Map.of("client_id", "billing-service", "client_secret", "guessed-secret"));
        http().with("Content-Type", "application/json")
                .send("POST", "/auth/login", "{\"password\":\"guessed-password\",\"email\":");
        var key = http().bearer(token)
                .post("/api/keys", Map.of("name", "key-name", "permissions", List.of("build")))
                .json()
                .get("key")
                .asString();
        RunningIdentity.asService().post("/internal/keys/verify", Map.of("key", key));
        http().bearer(token).send("POST", "/api/v1/auth/logout", null);
        return Stream.of(
                        key.substring(key.lastIndexOf('_')),
                        "key-name",
                        RunningIdentity.PASSWORD,
                        RunningIdentity.SERVICE_SECRET,
                        "guessed-password",
                        "guessed-secret",
                        token,
                        refresh,
                        pair.get("access_token").asString(),
                        next.get("refresh_token").asString())
                .toList();
    }
}
