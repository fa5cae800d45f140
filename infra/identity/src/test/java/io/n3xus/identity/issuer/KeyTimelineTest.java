package io.n3xus.identity.issuer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class KeyTimelineTest {

    private static final Instant NOW = Instant.parse("2026-11-21T10:00:00Z");
    private static final Duration DAY = Duration.ofDays(1);
    private static final RSAKey OLD = key("old", null);
    private static final RSAKey CURRENT = key("current", NOW);
    private static final RSAKey NEXT = key("next", NOW.plusSeconds(900));
    private static final KeyTimeline ALL = new KeyTimeline(List.of(OLD, CURRENT, NEXT));

    @Test
    void letsTheNewestSignWhoseTimeHasCome() {
        assertThat(ALL.signing(NOW.minusMillis(1))).isEqualTo(OLD);
        assertThat(ALL.signing(NOW)).isEqualTo(CURRENT);
        assertThat(ALL.signing(NOW.plusSeconds(899))).isEqualTo(CURRENT);
        assertThat(ALL.signing(NOW.plusSeconds(900))).isEqualTo(NEXT);
        assertThat(new KeyTimeline(List.of(NEXT)).signing(NOW)).isEqualTo(NEXT);
    }

    @Test
    void keepsAKeyUntilItsLastTokenHasExpired() {
        assertThat(ALL.current(NOW.plus(DAY).minusMillis(1), DAY)).isEqualTo(ALL);
        assertThat(ALL.current(NOW.plus(DAY), DAY).keys()).containsExactly(CURRENT, NEXT);
        assertThat(ALL.current(NOW.plus(Duration.ofDays(99)), DAY).keys()).containsExactly(NEXT);
    }

    @Test
    void survivesItsFile() throws ParseException {
        assertThat(KeyTimeline.parse(ALL.toJson())).isEqualTo(ALL);
        assertThat(KeyTimeline.parse(OLD.toJSONString()).keys())
                .as("the file of before there were several")
                .containsExactly(OLD);
    }

    @Test
    void isOfKeysThatCanSign() {
        var publicHalf = new JWKSet(OLD.toPublicJWK()).toString();
        for (var useless : List.of(publicHalf, "{\"keys\":[]}", "{\"kty\":\"oct\",\"k\":\"AA\"}", "")) {
            assertThatThrownBy(() -> KeyTimeline.parse(useless)).isInstanceOf(ParseException.class);
        }
    }

    private static RSAKey key(String id, @Nullable Instant signsFrom) {
        try {
            return new RSAKeyGenerator(2048)
                    .keyID(id)
                    .notBeforeTime(signsFrom == null ? null : Date.from(signsFrom))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException(e);
        }
    }
}
