package io.n3xus.identity.keycloak;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/**
 * Where Keycloak is; read only when it is the provider.
 *
 * @param url of the server, without the realm
 * @param realm made from {@code infra/deploy/keycloak/realm.json}
 * @param clientSecret of all clients of that realm
 * @param timeout for one question to Keycloak
 */
@Validated
@ConfigurationProperties("nexus.identity.keycloak")
record KeycloakSettings(
        @DefaultValue("http://localhost:8190") @NotNull URI url,
        @DefaultValue("n3xus") @NotBlank String realm,
        @DefaultValue("") @NotNull String clientSecret,
        @DefaultValue("5s") @NotNull Duration timeout) {

    /** The realm's address for users and programs, which is the issuer unless Keycloak is told another name. */
    String realmUrl() {
        return "%s/realms/%s".formatted(url, realm);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "KeycloakSettings[%s]".formatted(realmUrl());
    }
}
