package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A key is as good as a token, and services see the token only. */
class ApiKeyTest {

    private static final String ALICE = "7d1a4c1e-7f43-4f0c-9d0b-0b6d0c7f2a11";
    private static final TestTokens TOKENS = TestTokens.start();
    private static final StubIdentity IDENTITY = new StubIdentity(TOKENS);
    private static final StubService SERVICE = new StubService("service");
    private static final StubSocketService STREAM = new StubSocketService();
    private static TestGateway gateway;

    private final String id =
            "key_" + UUID.randomUUID().toString().replace("-", "").substring(16);
    private final String key = IDENTITY.key(id, ALICE);

    @BeforeAll
    static void start() {
        gateway = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.identity.url", IDENTITY.url(),
                        "nexus.gateway.services.identity", SERVICE.url(),
                        "nexus.gateway.services.session", SERVICE.url(),
                        "nexus.gateway.services.stream", STREAM.url()));
    }

    @AfterAll
    static void stop() {
        gateway.close();
        STREAM.close();
        SERVICE.close();
        IDENTITY.close();
        TOKENS.close();
    }

    @BeforeEach
    void reset() {
        SERVICE.forget();
        STREAM.reset();
        IDENTITY.verifyStatus = 200;
    }

    @Test
    void asABearerBecomesATokenOfItsOwner() {
        assertThat(ask(gateway.client().bearer(key)).status()).isEqualTo(200);

        assertThat(SERVICE.only().header("Authorization")).isEqualTo("Bearer " + IDENTITY.tokenOf(key));
    }

    @Test
    void asItsOwnHeaderDoesTooAndTheHeaderStaysHere() {
        assertThat(ask(gateway.client().with("X-API-Key", key)).status()).isEqualTo(200);

        assertThat(SERVICE.only().header("Authorization")).isEqualTo("Bearer " + IDENTITY.tokenOf(key));
        assertThat(SERVICE.only().headers().toString()).doesNotContain(key);
    }

    @Test
    void opensASocketFromTheQuery() {
        SocketClient.open(gateway.port(), "/vnc-viewer/sess_1?token=" + key, null);

        assertThat(STREAM.targets()).containsExactly("/vnc-viewer/sess_1");
        assertThat(STREAM.headers().getFirst()).containsEntry("Authorization", "Bearer " + IDENTITY.tokenOf(key));
    }

    @Test
    void spendsFromItsOwnNumberAndFromThatOfItsOwner() {
        var before = remaining(gateway.superCore(TOKENS.user(ALICE)));

        assertThat(remaining(gateway.superCore(key))).isEqualTo(49);
        assertThat(remaining(gateway.superCore(TOKENS.user(ALICE)))).isEqualTo(before - 2);
    }

    @Test
    void isAskedAboutOnceHoweverManyComeAtOnce() throws Exception {
        var before = IDENTITY.questions();
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.<Callable<Integer>>generate(
                            () -> () -> ask(gateway.client().bearer(key)).status())
                    .limit(16)
                    .toList();
            assertThat(clients.invokeAll(calls))
                    .allSatisfy(call -> assertThat(call.resultNow()).isEqualTo(200));
        }
        assertThat(IDENTITY.questions()).isEqualTo(before + 1);
    }

    /** A refusal used to be written by the thread that heard it from identity, and now and then the next request was not read. */
    @Test
    void thatIsRefusedLeavesTheConnectionToTheNextRequest() {
        for (var turn = 0; turn < 60; turn++) {
            var unknown = gateway.client().bearer("pk_live_%016d_%s".formatted(turn, "0".repeat(48)));
            assertThat(ask(unknown).status()).isEqualTo(401);
            assertThat(ask(unknown).status()).isEqualTo(401);
        }
    }

    @Test
    void thatIsUnknownIsRefusedAndIdentityAskedOnce() {
        var unknown = "pk_live_" + "0".repeat(16) + "_" + "0".repeat(48);
        var before = IDENTITY.questions();

        for (var turn = 0; turn < 3; turn++) {
            var reply = ask(gateway.client().bearer(unknown));
            assertThat(reply.status()).isEqualTo(401);
            assertThat(reply.json().get("code").asString()).isEqualTo("AUTH_TOKEN_INVALID");
        }

        assertThat(IDENTITY.questions()).isEqualTo(before + 1);
        assertThat(SERVICE.seen()).isEmpty();
    }

    @Test
    void thatIsMadeUpAnewEachTimeMakesIdentityWorkOnlySoOften() {
        try (var strict = TestGateway.with(
                TOKENS,
                Map.of(
                        "nexus.identity.url",
                        IDENTITY.url(),
                        "nexus.gateway.limits.unknown.windows.minute.requests",
                        "3"))) {
            var before = IDENTITY.questions();
            var answers = IntStream.range(0, 6)
                    .mapToObj("pk_live_%016d"::formatted)
                    .map(madeUp -> ask(strict.client().bearer(madeUp + "_" + "0".repeat(48)))
                            .status())
                    .toList();

            assertThat(answers).isEqualTo(List.of(401, 401, 401, 429, 429, 429));
            assertThat(IDENTITY.questions()).isEqualTo(before + 3);
        }
    }

    @Test
    void isRefusedAsSoonAsItWasRevokedHere() {
        ask(gateway.client().bearer(key));

        assertThat(gateway.client()
                        .bearer(TOKENS.user(ALICE))
                        .delete("/api/keys/" + id)
                        .status())
                .isEqualTo(200);

        assertThat(ask(gateway.client().bearer(key)).status()).isEqualTo(401);
    }

    @Test
    void cannotBeVerifiedWhileIdentityFailsAndIsAskedAboutAgain() {
        IDENTITY.verifyStatus = 500;
        var reply = ask(gateway.client().bearer(key));
        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).isNotNull();

        IDENTITY.verifyStatus = 200;
        assertThat(ask(gateway.client().bearer(key)).status()).isEqualTo(200);
    }

    @Test
    void besideAnotherTokenIsRefused() throws IOException {
        var good = TOKENS.user(ALICE);
        assertRefused(gateway.client().bearer(good).with("X-API-Key", key));
        assertRefused(gateway.client().with("X-API-Key", good));
        assertThat(ask(gateway.client().bearer(key).with("X-API-Key", key)).status())
                .isEqualTo(200);
        assertThat(RawHttp.send(
                        gateway.port(),
                        "GET /api/v1/users HTTP/1.1",
                        "Host: x",
                        "X-API-Key: " + key,
                        "X-API-Key: x",
                        ""))
                .startsWith("HTTP/1.1 401 ");
    }

    private static void assertRefused(ApiClient client) {
        SERVICE.forget();
        assertThat(ask(client).status()).isEqualTo(401);
        assertThat(SERVICE.seen()).isEmpty();
    }

    private static Reply ask(ApiClient client) {
        return client.get("/api/v1/users");
    }

    private static long remaining(ApiClient client) {
        var reply = client.get("/v1/supercore/sessions");
        return Long.parseLong(String.valueOf(reply.header("X-RateLimit-Remaining")));
    }
}
