package io.n3xus.gateway;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jwt.JWTClaimsSet;
import io.n3xus.embedded.EmbeddedKafka;
import io.n3xus.testkit.TestTokens;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.StringSerializer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Revoked tokens, learned from a real broker. */
class RevocationTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final String TOPIC = "identity.events";
    private static final Duration LIMIT = Duration.ofSeconds(60);

    @TempDir
    private Path directory;

    private final TestTokens tokens = TestTokens.start();
    private final StubService identity = new StubService("identity");
    private final StubIdentity keys = new StubIdentity(tokens);
    private EmbeddedKafka kafka;
    private KafkaProducer<String, String> events;

    @BeforeEach
    void startKafka() {
        kafka = new EmbeddedKafka(new EmbeddedKafka.Settings(directory, 0, 0));
        events = new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.servers()), new StringSerializer(), new StringSerializer());
    }

    @AfterEach
    void stop() {
        events.close();
        kafka.close();
        identity.close();
        keys.close();
        tokens.close();
    }

    @Test
    void refusesWhatWasRevokedBeforeItStartedAndWhileItRuns() throws ExecutionException, InterruptedException {
        var before = token();
        var later = token();
        var never = token();
        createTopic();
        publish("user.logged-in.v1", never);
        publish("token.revoked.v1", before);
        send("token.revoked.v1", "no json");

        try (var gateway = startGateway()) {
            await().atMost(LIMIT).until(() -> ask(gateway, never) == 200);
            assertThat(ask(gateway, before)).isEqualTo(401);
            assertThat(ask(gateway, later)).isEqualTo(200);

            publish("token.revoked.v1", later);

            await().atMost(LIMIT).until(() -> ask(gateway, later) == 401);
            assertThat(ask(gateway, never)).isEqualTo(200);
        }
    }

    @Test
    void refusesAKeyThatWasRevokedWhileItIsRemembered() throws ExecutionException, InterruptedException {
        createTopic();
        var mine = keys.key("key_00112233445566aa", ALICE);
        var other = keys.key("key_00112233445566bb", ALICE);

        try (var gateway = startGateway()) {
            assertThat(ask(gateway, mine)).isEqualTo(200);
            assertThat(ask(gateway, other)).isEqualTo(200);

            send("apikey.revoked.v1", """
                    {"user_id":"%s","key_id":"key_00112233445566aa","at":"%s"}""".formatted(ALICE, Instant.now()));

            await().atMost(LIMIT).until(() -> ask(gateway, mine) == 401);
            assertThat(ask(gateway, tokenFor("key_00112233445566aa"))).isEqualTo(401);
            assertThat(ask(gateway, tokenFor("key_00112233445566bb"))).isEqualTo(200);
            assertThat(ask(gateway, other)).isEqualTo(200);
        }
    }

    @Test
    void asksAgainAboutAKeyWhenItsTokenWasEnded() throws ExecutionException, InterruptedException {
        createTopic();
        var key = keys.key("key_00112233445566cc", ALICE);

        try (var gateway = startGateway()) {
            assertThat(ask(gateway, key)).isEqualTo(200);
            keys.refuse(key);
            assertThat(ask(gateway, key)).as("remembered").isEqualTo(200);

            send("token.revoked.v1", """
                    {"user_id":"%s","token_id":"key_00112233445566cc.first","expires_at":"%s","at":"%s"}""".formatted(ALICE, Instant.now().plusSeconds(300), Instant.now()));

            await().atMost(LIMIT).until(() -> ask(gateway, key) == 401);
        }
    }

    private TestGateway startGateway() {
        return TestGateway.with(
                tokens,
                Map.of(
                        "nexus.identity.url", keys.url(),
                        "nexus.gateway.services.identity", identity.url(),
                        "nexus.gateway.tokens.revocations", "true",
                        "nexus.kafka.servers", kafka.servers()));
    }

    private void createTopic() throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(Map.of("bootstrap.servers", kafka.servers()))) {
            admin.createTopics(Set.of(new NewTopic(TOPIC, 4, (short) 1))).all().get();
        }
    }

    private void publish(String type, JWTClaimsSet claims) throws ExecutionException, InterruptedException {
        send(type, """
                {"user_id":"%s","token_id":"%s","expires_at":"%s","at":"%s","something_new":1}""".formatted(
                        ALICE, claims.getJWTID(), claims.getExpirationTime().toInstant(), Instant.now()));
    }

    private void send(String type, String body) throws ExecutionException, InterruptedException {
        var event = new ProducerRecord<>(TOPIC, ALICE, body);
        event.headers().add("ce_type", type.getBytes(UTF_8));
        events.send(event).get();
    }

    private static JWTClaimsSet token() {
        return TestTokens.claims(ALICE, "user", "standard").build();
    }

    /** As identity gives a client for its key. */
    private static JWTClaimsSet tokenFor(String keyId) {
        return TestTokens.claims(ALICE, "user", "standard")
                .jwtID(keyId + "." + UUID.randomUUID())
                .build();
    }

    private int ask(TestGateway gateway, JWTClaimsSet claims) {
        return ask(gateway, tokens.sign(claims));
    }

    private static int ask(TestGateway gateway, String credential) {
        return gateway.client().bearer(credential).get("/api/v1/users").status();
    }
}
