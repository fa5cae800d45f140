package io.n3xus.identity.keycloak;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The answer while Keycloak gives none. */
final class KeycloakUnavailable {

    private static final Logger LOG = LoggerFactory.getLogger(KeycloakUnavailable.class);
    private static final Duration RETRY = Duration.ofSeconds(2);

    private KeycloakUnavailable() {}

    static RefusedException because(String why) {
        LOG.warn("Keycloak: {}", why);
        return new RefusedException(
                Refusal.of(PlatformRefusal.UNAVAILABLE, "Users cannot be looked up just now. Try again in a moment.")
                        .retryAfter(RETRY));
    }
}
