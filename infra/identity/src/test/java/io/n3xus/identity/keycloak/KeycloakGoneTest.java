package io.n3xus.identity.keycloak;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.sun.net.httpserver.HttpServer;
import io.n3xus.platform.refusal.RefusalCode.Kind;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.testkit.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A Keycloak that shows its keys and then goes away; a small server stands in, for the real one must stay for others. */
class KeycloakGoneTest {

    private final TestClock clock = TestClock.startingNow();
    private final JWKSet own = keys("own");
    private HttpServer server;
    private KeycloakSettings settings;
    private TokenEndpoint endpoint;

    @BeforeEach
    void start() throws IOException {
        var answer = keys("realm").toString().getBytes(StandardCharsets.UTF_8);
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/realms/n3xus/protocol/openid-connect/certs", exchange -> {
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        var url = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
        settings = new KeycloakSettings(url, "n3xus", "secret", Duration.ofSeconds(2));
        endpoint = new TokenEndpoint(HttpClient.newHttpClient(), settings);
    }

    @AfterEach
    void stop() {
        server.stop(0);
    }

    @Test
    void leavesTheKeysThatAreKnown() {
        var keys = new KeycloakKeys(() -> own, endpoint, clock);
        assertThat(keys.published().getKeys()).extracting("keyID").containsExactly("own", "realm");

        server.stop(0);
        clock.pass(Duration.ofHours(1));

        assertThat(keys.published().getKeys()).extracting("keyID").containsExactly("own", "realm");
    }

    /** A set without the realm's keys would make gateways refuse good tokens. */
    @Test
    void neverShowsHalfOfTheKeys() {
        server.stop(0);

        assertUnavailable(() -> new KeycloakKeys(() -> own, endpoint, clock).published());
    }

    @Test
    void saysSoToWhoWantsToLogIn() {
        server.stop(0);

        assertUnavailable(() -> endpoint.logIn(RealmClient.FORGE, "alice", "password"));
        try (var admin = new RealmAdmin(settings)) {
            assertUnavailable(() -> admin.ask(realm -> realm.users().count()));
        }
    }

    private static void assertUnavailable(ThrowingCallable question) {
        assertThatThrownBy(question)
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().kind()).isEqualTo(Kind.UNAVAILABLE));
    }

    private static JWKSet keys(String id) {
        try {
            return new JWKSet(new RSAKeyGenerator(2048)
                    .keyID(id)
                    .keyUse(KeyUse.SIGNATURE)
                    .generate()
                    .toPublicJWK());
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
