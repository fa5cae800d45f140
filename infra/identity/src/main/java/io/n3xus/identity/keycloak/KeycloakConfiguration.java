package io.n3xus.identity.keycloak;

import io.n3xus.identity.issuer.SigningKeys;
import io.n3xus.identity.login.GivenTokens;
import io.n3xus.identity.login.Lockout;
import io.n3xus.identity.login.LoginProvider;
import io.n3xus.identity.login.Revocations;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.identity.users.LastLogins;
import io.n3xus.identity.users.UserTraces;
import io.n3xus.platform.security.TokenVerifier;
import java.net.http.HttpClient;
import java.time.Clock;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;

/** Puts Keycloak in the place of this issuer's own logins, users and keys. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "nexus.identity.provider", havingValue = "keycloak")
class KeycloakConfiguration {

    @Bean
    TokenEndpoint tokenEndpoint(HttpClient http, KeycloakSettings settings) {
        return new TokenEndpoint(http, settings);
    }

    @Bean
    RealmAdmin realmAdmin(KeycloakSettings settings) {
        return new RealmAdmin(settings);
    }

    @Bean
    @Primary
    KeycloakKeys keycloakKeys(SigningKeys own, TokenEndpoint keycloak, Clock clock) {
        return new KeycloakKeys(own, keycloak, clock);
    }

    @Bean
    @Primary
    KeycloakUsers keycloakUsers(
            RealmAdmin admin,
            LastLogins lastLogins,
            UserTraces traces,
            Revocations revocations,
            EventLog events,
            TransactionTemplate transaction) {
        return new KeycloakUsers(new RealmUsers(admin, lastLogins), traces, revocations, events, transaction);
    }

    @Bean
    @Primary
    LoginProvider keycloakLogins(
            TokenEndpoint keycloak,
            RealmAdmin admin,
            KeycloakUsers users,
            TokenVerifier verifier,
            GivenTokens given,
            Lockout lockout,
            Revocations revocations) {
        return new KeycloakLogins(keycloak, admin, users, new RealmTokens(verifier), given, lockout, revocations);
    }

    @Bean
    KeycloakHealth keycloakHealthIndicator(TokenEndpoint keycloak) {
        return new KeycloakHealth(keycloak);
    }
}
