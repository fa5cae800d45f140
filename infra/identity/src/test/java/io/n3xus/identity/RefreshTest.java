package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static io.n3xus.identity.RunningIdentity.verified;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.ApiClient.Reply;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class RefreshTest {

    @Test
    void givesANewPairForTheSameUser() {
        var first = RunningIdentity.logInByEmail("alice");

        var second = refresh(first).json();

        assertThat(second.propertyNames()).containsExactlyInAnyOrderElementsOf(first.propertyNames());
        assertThat(second.get("refresh_token")).isNotEqualTo(first.get("refresh_token"));
        assertThat(second.get("expires_in").asLong()).isEqualTo(1800);
        var before = verified(first.get("access_token").asString());
        var after = verified(second.get("access_token").asString());
        assertThat(after.getSubject()).isEqualTo(before.getSubject());
        assertThat(after.getId()).isNotEqualTo(before.getId());
    }

    @Test
    void goesOnForAsLongAsOneLikes() {
        var pair = RunningIdentity.logInByEmail("alice");
        for (var turn = 0; turn < 3; turn++) {
            pair = refresh(pair).json();
        }

        assertThat(refresh(pair).status()).isEqualTo(200);
    }

    @Test
    void withAUsedTokenEndsTheWholeFamily() {
        var first = RunningIdentity.logInByEmail("alice");
        var second = refresh(first).json();
        var unrelated = RunningIdentity.logInByEmail("alice");

        assertRefused(refresh(first));

        assertRefused(refresh(second));
        assertThat(Events.revokedTokens())
                .contains(tokenId(first), tokenId(second))
                .doesNotContain(tokenId(unrelated));
        assertThat(refresh(unrelated).status()).isEqualTo(200);
    }

    @Test
    void ofTwoAtTheSameMomentOneIsTooLate() throws Exception {
        var pair = RunningIdentity.logInByEmail("alice");
        try (var clients = Executors.newVirtualThreadPerTaskExecutor()) {
            var calls = Stream.<Callable<Reply>>generate(() -> () -> refresh(pair))
                    .limit(4)
                    .toList();

            var statuses = clients.invokeAll(calls).stream()
                    .map(call -> call.resultNow().status());

            assertThat(statuses).containsOnlyOnce(200).hasSize(4);
        }
    }

    @Test
    void withAnUnknownTokenIsRefused() {
        assertRefused(http().post("/auth/refresh", Map.of("refresh_token", "made-up")));
    }

    private static Reply refresh(JsonNode pair) {
        return http().post(
                        "/auth/refresh",
                        Map.of("refresh_token", pair.get("refresh_token").asString()));
    }

    private static void assertRefused(Reply reply) {
        assertThat(reply.status()).isEqualTo(401);
        assertThat(reply.json().get("error_code").asString()).isEqualTo("UNAUTHORIZED");
    }

    private static String tokenId(JsonNode pair) {
        return RunningIdentity.idOf(pair.get("access_token").asString());
    }
}
