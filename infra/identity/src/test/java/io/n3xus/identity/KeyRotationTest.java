package io.n3xus.identity;

import static io.n3xus.identity.RunningIdentity.http;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.SignedJWT;
import io.n3xus.identity.issuer.IssuerSettings;
import io.n3xus.identity.secret.SecretFile;
import io.n3xus.platform.security.TokenVerifier;
import io.n3xus.testkit.ApiClient;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.context.ConfigurableApplicationContext;

/** Two replicas, and a service that fetched the keys before they changed. */
class KeyRotationTest {

    private final Path keyFile = RunningIdentity.part(IssuerSettings.class).keyFile();

    @TempDir
    private Path directory;

    @Test
    void reachesEveryoneWithoutARestart() throws ParseException, IOException {
        try (var replica = RunningIdentity.startReplica(keyFile)) {
            var service = new TokenVerifier(RunningIdentity.url() + "/internal/jwks", "n3xus", "n3xus");
            var before = token();
            service.verify(before);

            var reply = RunningIdentity.asService().post("/internal/signing-keys", Map.of());

            var newKey = reply.json().get("kid").asString();
            assertThat(reply.status()).isEqualTo(201);
            for (var after : new String[] {token(), tokenOf(replica)}) {
                assertThat(keyOf(after)).isEqualTo(newKey).isNotEqualTo(keyOf(before));
                assertThat(service.verify(after).username()).isEqualTo("alice");
            }
            assertThat(service.verify(before).username()).isEqualTo("alice");
            assertThat(keys(RunningIdentity.url()).getKeyByKeyId(newKey).isPrivate())
                    .isFalse();
            assertThat(keys(RunningIdentity.url()).getKeyByKeyId(keyOf(before)).isPrivate())
                    .isFalse();
            assertThat(ApiClient.at(RunningIdentity.url(replica))
                            .bearer(before)
                            .get("/api/keys")
                            .status())
                    .isEqualTo(200);
        }
        assertThat(Files.getPosixFilePermissions(keyFile)).isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    /** A key that does not say from when on it signs is older than any. */
    @Test
    void comesByAgeAndIsAnnouncedFirst() throws ParseException, JOSEException {
        var old = new RSAKeyGenerator(2048).keyID("old").generate();
        var file = new SecretFile(directory.resolve("key.json"));
        file.createOnce(old.toJSONString());

        try (var replica = RunningIdentity.startReplica(file.path())) {
            await().untilAsserted(() ->
                    assertThat(keys(RunningIdentity.url(replica)).size()).isEqualTo(2));

            assertThat(keyOf(tokenOf(replica))).isEqualTo("old");
            var next = keys(RunningIdentity.url(replica)).getKeys().getLast();
            assertThat(Duration.between(Instant.now(), next.getNotBeforeTime().toInstant()))
                    .isBetween(Duration.ofMinutes(13), Duration.ofMinutes(15));
        }
    }

    @Test
    void isForServicesAlone() {
        var admin = http().bearer(RunningIdentity.logIn("admin").get("token").asString());

        assertThat(admin.post("/internal/signing-keys", Map.of()).status()).isEqualTo(403);
        assertThat(http().post("/internal/signing-keys", Map.of()).status()).isEqualTo(401);
    }

    private static String token() {
        return RunningIdentity.logIn("alice").get("token").asString();
    }

    private static String tokenOf(ConfigurableApplicationContext replica) {
        var login = Map.of("username", "alice", "password", RunningIdentity.PASSWORD);
        return ApiClient.at(RunningIdentity.url(replica))
                .post("/api/v1/auth/login", login)
                .json()
                .get("token")
                .asString();
    }

    private static String keyOf(String token) throws ParseException {
        return SignedJWT.parse(token).getHeader().getKeyID();
    }

    private static JWKSet keys(String url) throws ParseException {
        return JWKSet.parse(ApiClient.at(url).get("/.well-known/jwks.json").text());
    }
}
