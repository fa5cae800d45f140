package io.n3xus.identity.keycloak;

import org.springframework.boot.health.contributor.AbstractHealthIndicator;
import org.springframework.boot.health.contributor.Health;

/** Up while the realm shows its keys. */
final class KeycloakHealth extends AbstractHealthIndicator {

    private final TokenEndpoint keycloak;

    KeycloakHealth(TokenEndpoint keycloak) {
        super("Keycloak does not answer.");
        this.keycloak = keycloak;
    }

    @Override
    protected void doHealthCheck(Health.Builder health) {
        keycloak.keys();
        health.up();
    }
}
