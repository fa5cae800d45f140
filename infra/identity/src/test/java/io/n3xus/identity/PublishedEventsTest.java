package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static io.n3xus.identity.RunningIdentity.verified;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.util.Map;
import org.junit.jupiter.api.Test;

class PublishedEventsTest {

    @Test
    void tellOfEachUserCreated() {
        var alice = RunningIdentity.logIn("alice").at("/user/id").asString();

        assertThat(Events.ofType("user.created.v1"))
                .filteredOn(record -> record.key().equals(alice))
                .singleElement()
                .satisfies(record -> {
                    assertThat(Events.body(record).get("plan").asString()).isEqualTo("standard");
                    assertThat(Events.body(record).get("role").asString()).isEqualTo("user");
                    assertThat(Events.header(record, "ce_accountid")).isEqualTo(alice);
                });
    }

    @Test
    void tellOfALoginAndWhichRequestItWas() {
        var reply = http().with("X-Request-Id", "my-login")
                .post("/auth/login", Map.of("email", "bob@people.example", "password", RunningIdentity.PASSWORD));
        var token = verified(reply.json().get("access_token").asString());

        assertThat(Events.ofType("user.logged-in.v1"))
                .filteredOn(record -> Events.header(record, "ce_correlationid").equals("my-login"))
                .singleElement()
                .satisfies(record -> {
                    assertThat(record.key()).isEqualTo(token.getSubject());
                    assertThat(Events.body(record).get("token_id").asString()).isEqualTo(token.getId());
                });
    }

    @Test
    void tellOfAWrongPasswordButNotOfUnknownNames() {
        var bob = RunningIdentity.logIn("bob").at("/user/id").asString();
        http().with("X-Request-Id", "guess-1")
                .post("/api/v1/auth/login", Map.of("username", "unknown-name", "password", "wrong"));
        http().with("X-Request-Id", "guess-2")
                .post("/api/v1/auth/login", Map.of("username", "bob", "password", "wrong"));

        var refused = await().until(
                        () -> Events.ofType("login.refused.v1").stream()
                                .filter(record -> Events.header(record, "ce_correlationid")
                                        .startsWith("guess-"))
                                .toList(),
                        records -> !records.isEmpty());

        assertThat(refused).singleElement().satisfies(record -> {
            assertThat(record.key()).isEqualTo(bob);
            assertThat(Events.header(record, "ce_correlationid")).isEqualTo("guess-2");
        });
    }

    @Test
    void tellOfALogoutAndOfARotation() {
        var pair = RunningIdentity.logInByEmail("bob");
        http().with("X-Request-Id", "my-rotation")
                .post(
                        "/auth/refresh",
                        Map.of("refresh_token", pair.get("refresh_token").asString()));
        http().with("X-Request-Id", "my-logout")
                .bearer(pair.get("access_token").asString())
                .send("POST", "/auth/logout", null);

        assertThat(Events.all())
                .filteredOn(record -> Events.header(record, "ce_correlationid").startsWith("my-rotation"))
                .extracting(record -> Events.header(record, "ce_type"))
                .containsExactly("refresh-token.rotated.v1");
        assertThat(Events.all())
                .filteredOn(record -> Events.header(record, "ce_correlationid").equals("my-logout"))
                .extracting(record -> Events.header(record, "ce_type"))
                .containsExactly("token.revoked.v1", "user.logged-out.v1", "token.revoked.v1");
    }
}
