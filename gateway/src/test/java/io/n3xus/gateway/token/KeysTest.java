package io.n3xus.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.testkit.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.netty.http.client.HttpClient;

/** How often identity is asked for its keys: when it helps, and never as often as a forger likes. */
class KeysTest {

    private static final Instant START = Instant.parse("2026-01-12T10:00:00Z");
    private static final GatewaySettings.Tokens SETTINGS = new GatewaySettings.Tokens(
            10, Duration.ofMinutes(5), Duration.ofSeconds(20), Duration.ofMinutes(10), Duration.ofSeconds(5), false);
    private static final RSAKey FIRST = newKey("first");
    private static final RSAKey SECOND = newKey("second");

    private final TestClock clock = new TestClock(START);
    private final AtomicInteger asked = new AtomicInteger();
    private volatile JWKSet served = new JWKSet(FIRST);
    private volatile int status = 200;
    private HttpServer identity;
    private Keys keys;

    @BeforeEach
    void start() throws IOException {
        identity = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        identity.createContext("/internal/jwks", exchange -> {
            try (exchange) {
                asked.incrementAndGet();
                var body = served.toString().getBytes(StandardCharsets.UTF_8);
                exchange.sendResponseHeaders(status, body.length);
                exchange.getResponseBody().write(body);
            }
        });
        identity.start();
        var url = URI.create("http://127.0.0.1:" + identity.getAddress().getPort());
        keys = new Keys(HttpClient.create(), url, SETTINGS, clock);
    }

    @AfterEach
    void stop() {
        identity.stop(0);
    }

    @Test
    void asksOnceForAKeyThatStays() {
        assertThat(find("first")).containsExactly("first");
        assertThat(find("first")).containsExactly("first");
        assertThat(asked).hasValue(1);
    }

    @Test
    void manyAtOnceShareOneAnswer() {
        var all = Flux.range(0, 50)
                .flatMap(_ -> keys.find(token("first")))
                .collectList()
                .block();

        assertThat(all).hasSize(50);
        assertThat(asked).hasValue(1);
    }

    @Test
    void aForgerWithUnknownKeysCausesNoMoreThanOneRequestInAWhile() {
        find("first");
        clock.set(START.plusSeconds(5));

        for (var i = 0; i < 100; i++) {
            assertThat(find("forged-" + i)).isEmpty();
        }

        assertThat(asked).hasValue(2);
    }

    @Test
    void findsAKeyThatIsNew() {
        find("first");
        served = new JWKSet(List.of(FIRST, SECOND));
        clock.set(START.plusSeconds(5));

        assertThat(find("second")).containsExactly("second");
    }

    @Test
    void forgetsAKeyThatIsNoLongerServed() {
        find("first");
        served = new JWKSet(SECOND);
        clock.set(START.plus(Duration.ofMinutes(11)));

        assertThat(find("first")).isEmpty();
    }

    @Test
    void goesOnWithOldKeysWhileIdentityIsDown() {
        find("first");
        status = 500;
        clock.set(START.plus(Duration.ofMinutes(11)));

        assertThat(find("first")).containsExactly("first");
        assertThat(find("first")).containsExactly("first");
        assertThat(asked).hasValue(2);
    }

    @Test
    void withoutAnyKeysNothingIsKnownAndTheNextOneAsksAgain() {
        status = 500;
        assertThatThrownBy(() -> find("first")).hasMessageContaining("Status 500");
        status = 200;

        assertThat(find("first")).containsExactly("first");
    }

    private List<String> find(String keyId) {
        return keys.find(token(keyId))
                .map(JWK::getKeyID)
                .collectList()
                .blockOptional()
                .orElseThrow();
    }

    private static RSAKey newKey(String id) {
        try {
            return new RSAKeyGenerator(2048).keyID(id).generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }

    private static SignedJWT token(String keyId) {
        return new SignedJWT(
                new JWSHeader.Builder(JWSAlgorithm.RS256).keyID(keyId).build(), new JWTClaimsSet.Builder().build());
    }
}
