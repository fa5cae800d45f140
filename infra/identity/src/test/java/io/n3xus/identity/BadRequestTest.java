package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BadRequestTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "{",
                "[]",
                "null",
                "\"alice\"",
                "{\"username\":\"alice\",\"password\":{}}",
                "{\"username\":[\"alice\"],\"password\":\"x\"}",
                "{\"username\":7,\"password\":\"x\"}",
                "{\"username\":\" \",\"password\":\"x\"}"
            })
    void isRefusedAsStreamSpaceDocuments(String body) {
        var reply = http().with("Content-Type", "application/json").send("POST", "/api/v1/auth/login", body);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asString()).isIn("VALIDATION_FAILED", "MISSING_REQUIRED_FIELD");
        assertThat(reply.json().get("request_id").asString()).isEqualTo(reply.header("X-Request-Id"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/auth/login", "/auth/refresh"})
    void isRefusedAsForgeDocuments(String path) {
        for (var body : new String[] {"", "{", "[]", "{}", "{\"refresh_token\":7,\"email\":7,\"password\":7}"}) {
            var reply = http().with("Content-Type", "application/json").send("POST", path, body);

            assertThat(reply.status()).as(body).isEqualTo(400);
            assertThat(reply.json().propertyNames()).containsExactly("detail", "error_code");
            assertThat(reply.json().get("error_code").asString()).isEqualTo("INVALID_INPUT");
        }
    }

    @Test
    void hasNoZeroCharacters() {
        var streamSpace = http().post("/api/v1/auth/login", Map.of("username", "a\0b", "password", "x"));
        assertThat(streamSpace.status()).isEqualTo(400);
        assertThat(streamSpace.json().get("code").asString()).isEqualTo("VALIDATION_FAILED");

        var forge = http().post("/auth/login", Map.of("email", "a\0@example.com", "password", "x"));
        assertThat(forge.status()).isEqualTo(400);
        assertThat(forge.json().get("error_code").asString()).isEqualTo("INVALID_INPUT");
    }

    @Test
    void namesTheFieldThatIsMissing() {
        var reply = http().with("Content-Type", "application/json")
                .send("POST", "/api/v1/auth/login", "{\"username\":\"alice\"}");

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("code").asString()).isEqualTo("MISSING_REQUIRED_FIELD");
        assertThat(reply.json().get("message").asString()).contains("password");
    }

    @Test
    void doesNotReadEndlessFields() {
        var reply = http().with("Content-Type", "application/json")
                .send("POST", "/auth/login", "{\"email\":\"a\",\"password\":\"%s\"}".formatted("x".repeat(1025)));

        assertThat(reply.status()).isEqualTo(400);
    }

    @Test
    void withAnotherMethodOrMediaTypeIsRefusedToo() {
        assertThat(http().get("/auth/login").status()).isEqualTo(405);
        assertThat(http().with("Content-Type", "text/plain")
                        .send("POST", "/auth/login", "{}")
                        .status())
                .isEqualTo(415);
    }
}
