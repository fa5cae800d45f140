package io.n3xus.stream;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.stream.api.Viewability;
import io.n3xus.testkit.TestTokens;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class AdmissionTest {

    private static RunningStream stream;

    @BeforeAll
    static void start() {
        stream = RunningStream.with(Map.of());
    }

    @AfterAll
    static void stop() throws Exception {
        stream.close();
    }

    @Test
    void theOwnerAndAdministratorsSeeTheDesktop() throws Exception {
        var id = stream.session(Viewability.ACTIVE);

        try (var _ = stream.view(id);
                var _ = Browser.open(
                        stream.socket(id), stream.tokens.admin(UUID.randomUUID().toString()))) {
            stream.agent.desktop(id);
            stream.agent.desktop(id);
        }
    }

    @Test
    void theAgentIsAskedWithTheServicesOwnToken() throws Exception {
        var id = stream.session(Viewability.ACTIVE);
        try (var _ = stream.view(id)) {
            stream.agent.desktop(id);
            assertThat(stream.agent.tokens())
                    .isNotEmpty()
                    .allMatch(token -> token.startsWith("Bearer "))
                    .doesNotContain("Bearer " + stream.tokens.user(RunningStream.OWNER));
        }
    }

    @Test
    void aStrangerIsForbidden() {
        var id = stream.session(Viewability.ACTIVE);
        assertThat(upgrade(id, stream.tokens.user(UUID.randomUUID().toString())))
                .isEqualTo(403);
    }

    @Test
    void whatIsNoSessionIsUnknown() {
        var owner = stream.tokens.user(RunningStream.OWNER);
        assertThat(upgrade("sess_" + "0".repeat(32), owner)).isEqualTo(404);
        assertThat(upgrade("nonsense", owner)).isEqualTo(404);
    }

    @Test
    void onlyAnActiveDesktopIsShown() {
        var owner = stream.tokens.user(RunningStream.OWNER);
        for (var state : new Viewability[] {Viewability.CREATING, Viewability.PAUSED, Viewability.TERMINATED}) {
            assertThat(upgrade(stream.session(state), owner)).as(state.status()).isEqualTo(409);
        }
    }

    @Test
    void withoutAGoodTokenNobodySeesAnything() {
        var id = stream.session(Viewability.ACTIVE);
        var claims = TestTokens.claims(RunningStream.OWNER, "user", "free").build();
        try (var foreign = TestTokens.start()) {
            assertThat(Browser.refusal(stream.socket(id), null).statusCode()).isEqualTo(401);
            assertThat(upgrade(id, foreign.user(RunningStream.OWNER))).isEqualTo(401);
            assertThat(upgrade(id, TestTokens.unsigned(claims))).isEqualTo(401);
            assertThat(upgrade(id, "nonsense")).isEqualTo(401);
        }
    }

    @Test
    void aSessionThatWasJustActivatedIsWaitedFor() throws Exception {
        var id = stream.session(Viewability.CREATING);
        Thread.startVirtualThread(() -> stream.become(id, Viewability.ACTIVE));

        try (var _ = stream.view(id)) {
            stream.agent.desktop(id);
        }
    }

    @Test
    void refusesInTheWordsOfStreamSpace() {
        var stranger = stream.client().bearer(stream.tokens.user("somebody"));

        var forbidden = stranger.get("/vnc-viewer/" + stream.session(Viewability.ACTIVE) + "/state");
        assertThat(forbidden.status()).isEqualTo(403);
        assertThat(forbidden.json().get("code").asString()).isEqualTo("AUTH_INSUFFICIENT_PERMISSIONS");
        assertThat(forbidden.json().get("message").asString()).contains("only its owner");

        var unknown = stranger.get("/vnc-viewer/sess_" + "0".repeat(32) + "/state");
        assertThat(unknown.status()).isEqualTo(404);
        assertThat(unknown.json().get("code").asString()).isEqualTo("SESSION_NOT_FOUND");
    }

    @Test
    void tellsThePageTheState() {
        var id = stream.session(Viewability.PAUSED);
        var path = "/vnc-viewer/" + id + "/state";

        var state =
                stream.client().bearer(stream.tokens.user(RunningStream.OWNER)).get(path);
        assertThat(state.json().get("session_id").asString()).isEqualTo(id);
        assertThat(state.json().get("status").asString()).isEqualTo("paused");
        assertThat(stream.client().get(path).status()).isEqualTo(401);
    }

    private static int upgrade(String id, String token) {
        return Browser.refusal(stream.socket(id), token).statusCode();
    }
}
