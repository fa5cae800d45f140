package io.n3xus.identity.issuer;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.n3xus.identity.api.Role;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Says where tokens are had and how they are checked, as OpenID Connect Discovery 1.0 and RFC 8414 want it. There is no
 * authorization endpoint: nobody is sent to a login page, so no response type either.
 */
@RestController
class DiscoveryController {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final Discovery discovery;

    DiscoveryController(IssuerSettings settings) {
        this.discovery = Discovery.of(settings.issuer(), settings.publicUrl());
    }

    @GetMapping({"/.well-known/openid-configuration", "/.well-known/oauth-authorization-server"})
    ResponseEntity<Discovery> discovery() {
        return ResponseEntity.ok().cacheControl(CacheControl.maxAge(FRESH)).body(discovery);
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Discovery(
            String issuer,
            String tokenEndpoint,
            @JsonProperty("jwks_uri") String keysUrl,
            List<String> grantTypesSupported,
            List<String> responseTypesSupported,
            List<String> tokenEndpointAuthMethodsSupported,
            List<String> subjectTypesSupported,
            List<String> idTokenSigningAlgValuesSupported,
            List<String> scopesSupported,
            List<String> claimsSupported) {

        static Discovery of(String issuer, URI publicUrl) {
            var base = publicUrl.toString().replaceAll("/+$", "");
            return new Discovery(
                    issuer,
                    base + "/v1/oauth/token",
                    base + "/.well-known/jwks.json",
                    List.of("password", "client_credentials", "refresh_token"),
                    List.of(),
                    List.of("client_secret_post"),
                    List.of("public"),
                    List.of("RS256"),
                    Role.ADMIN.scopes(),
                    List.of("iss", "aud", "sub", "jti", "iat", "exp", "username", "plan", "role", "scope"));
        }
    }
}
