package io.n3xus.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.crypto.RSASSAVerifier;
import com.nimbusds.jwt.SignedJWT;
import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.secret.SecretFile;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Date;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TokenIssuerTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00.9Z");
    private static final Holder ALICE = new Holder("a1", "alice", Plan.STANDARD, Role.USER);

    private static final Clock CLOCK = Clock.fixed(NOW, ZoneOffset.UTC);
    private static final SigningSettings SIGNING =
            new SigningSettings(Duration.ofDays(30), Duration.ofMinutes(15), Duration.ofHours(24));

    @TempDir
    private Path directory;

    @Test
    void signsWhatTheDesignPromises() throws JOSEException, ParseException {
        var issued = issuer().issue(ALICE, Duration.ofHours(24));

        var claims = SignedJWT.parse(issued.value()).getJWTClaimsSet();
        assertThat(issued.expiresAt()).isEqualTo("2026-11-22T10:00:00Z");
        assertThat(claims.getExpirationTime()).isEqualTo(Date.from(issued.expiresAt()));
        assertThat(claims.getIssueTime()).isEqualTo(Date.from(Instant.parse("2026-11-21T10:00:00Z")));
        assertThat(claims.getJWTID()).isEqualTo(issued.id());
        assertThat(claims.getSubject()).isEqualTo("a1");
        assertThat(claims.getIssuer()).isEqualTo("n3xus");
        assertThat(claims.getAudience()).containsExactly("n3xus");
        assertThat(claims.getStringClaim("username")).isEqualTo("alice");
        assertThat(claims.getStringClaim("plan")).isEqualTo("standard");
        assertThat(claims.getStringClaim("role")).isEqualTo("user");
        assertThat(claims.getStringClaim("scope").split(" "))
                .contains("task:read", "build")
                .doesNotContain("admin");
        assertThat(issued.toString()).doesNotContain(issued.value());
    }

    @Test
    void keepsItsKeyOverARestart() throws JOSEException, ParseException {
        var before = SignedJWT.parse(issuer().issue(ALICE, Duration.ofHours(1)).value());

        var after = keys().signing();

        assertThat(before.verify(new RSASSAVerifier(after.toRSAPublicKey()))).isTrue();
        assertThat(before.getHeader().getKeyID()).isEqualTo(after.getKeyID());
    }

    @Test
    void showsNothingPrivate() {
        assertThat(keys().published().toString(false)).doesNotContain("\"d\"", "\"p\"", "\"q\"");
    }

    @Test
    void refusesAKeyFileItCannotUse() throws IOException {
        new SecretFile(settings().keyFile()).createOnce("{\"kty\":\"secret\"}");

        assertThatThrownBy(this::keys)
                .hasMessageContaining("holds no private RSA keys")
                .hasNoCause();
        assertThat(Files.readString(settings().keyFile())).contains("secret");
    }

    @Test
    void signsNothingThatOutlivesItsKey() {
        var tooLong = SIGNING.longestTokenLife().plusSeconds(1);

        assertThatThrownBy(() -> issuer().issue(ALICE, tooLong)).hasMessageContaining("longest-token-life");
    }

    private TokenIssuer issuer() {
        return new TokenIssuer(settings(), SIGNING, CLOCK, keys());
    }

    private SigningKeys keys() {
        return new SigningKeys(settings(), SIGNING, CLOCK);
    }

    private IssuerSettings settings() {
        return new IssuerSettings(
                "n3xus",
                "n3xus",
                URI.create("http://localhost"),
                directory.resolve("key.json"),
                null,
                Duration.ofMinutes(10));
    }
}
