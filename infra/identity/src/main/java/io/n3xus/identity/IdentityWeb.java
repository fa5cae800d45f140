package io.n3xus.identity;

import io.n3xus.identity.issuer.PublicKeys;
import io.n3xus.platform.security.TokenVerifier;
import io.n3xus.platform.service.PlatformSettings;
import io.n3xus.platform.web.OpenPaths;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Where identity differs from other services: people arrive without a token, and its own keys are at hand. */
@Configuration(proxyBeanMethods = false)
class IdentityWeb {

    @Bean
    OpenPaths openPaths() {
        return OpenPaths.of(
                "/auth/login",
                "/auth/refresh",
                "/api/v1/auth/login",
                "/v1/oauth/token",
                "/internal/jwks",
                "/.well-known/jwks.json",
                "/.well-known/openid-configuration",
                "/.well-known/oauth-authorization-server",
                "/internal/token");
    }

    /** Believes this process's keys without asking itself over HTTP. */
    @Bean
    @Primary
    TokenVerifier ownTokens(PublicKeys keys, PlatformSettings settings) {
        var identity = settings.identity();
        return TokenVerifier.ofKeys((wanted, _) -> keys.find(wanted), identity.issuer(), identity.audience());
    }
}
