package io.n3xus.identity.issuer;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Gives a service the token with which it speaks to another one (OAuth's client credentials). */
@RestController
class ServiceTokenController {

    private final KnownServices clients;
    private final TokenIssuer issuer;
    private final IssuerSettings settings;

    ServiceTokenController(KnownServices clients, TokenIssuer issuer, IssuerSettings settings) {
        this.clients = clients;
        this.issuer = issuer;
        this.settings = settings;
    }

    @PostMapping("/internal/token")
    ResponseEntity<TokenReply> token(@Valid @RequestBody TokenRequest request) {
        if (!clients.know(request.clientId(), request.clientSecret())) {
            throw new RefusedException(
                    IdentityRefusal.INVALID_CLIENT,
                    "No service with this name and secret. Compare its nexus.identity.client-secret with the clients file.");
        }
        var holder = new Holder(request.clientId(), request.clientId(), Plan.ENTERPRISE, Role.SERVICE);
        var token = issuer.issue(holder, settings.serviceTokenLife());
        return ResponseEntity.ok()
                .cacheControl(CacheControl.noStore())
                .body(new TokenReply(
                        token.value(), "Bearer", settings.serviceTokenLife().toSeconds()));
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record TokenRequest(
            @NotBlank @Size(max = 128) String clientId,
            @NotBlank @Size(max = 512) String clientSecret) {

        @Override
        public String toString() {
            return "TokenRequest[%s]".formatted(clientId);
        }
    }

    /** @param expiresIn in seconds */
    @JsonNaming(SnakeCaseStrategy.class)
    record TokenReply(String accessToken, String tokenType, long expiresIn) {

        @Override
        public String toString() {
            return "TokenReply";
        }
    }
}
