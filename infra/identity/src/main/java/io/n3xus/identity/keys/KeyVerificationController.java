package io.n3xus.identity.keys;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.keys.KeyTokens.Grant;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Set;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Tells the gateway whose key it was shown, and gives it a token to forward in the key's place. */
@RestController
class KeyVerificationController {

    private final KeySettings settings;
    private final KeyTokens tokens;

    KeyVerificationController(KeySettings settings, KeyTokens tokens) {
        this.settings = settings;
        this.tokens = tokens;
    }

    @PostMapping("/internal/keys/verify")
    ResponseEntity<VerifiedKey> verify(@Valid @RequestBody VerificationRequest request) {
        var grant = tokens.issue(request.key(), settings.tokenLife())
                .orElseThrow(() ->
                        new RefusedException(IdentityRefusal.INVALID_KEY, "The key is unknown, wrong or revoked."));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(VerifiedKey.of(grant));
    }

    record VerificationRequest(@NotBlank @Size(max = 256) String key) {

        @Override
        public String toString() {
            return "VerificationRequest";
        }
    }

    /**
     * Whose key it is.
     *
     * @param token to forward in place of the key
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record VerifiedKey(
            String keyId,
            String userId,
            String username,
            String plan,
            String role,
            Set<String> scopes,
            int requestsPerHour,
            String token,
            String tokenId,
            Instant expiresAt) {

        static VerifiedKey of(Grant grant) {
            var holder = grant.holder();
            return new VerifiedKey(
                    grant.keyId(),
                    holder.id(),
                    holder.username(),
                    holder.plan().wireName(),
                    holder.role().wireName(),
                    holder.scopes(),
                    grant.requestsPerHour(),
                    grant.token().value(),
                    grant.token().id(),
                    grant.token().expiresAt());
        }

        @Override
        public String toString() {
            return "VerifiedKey[%s]".formatted(keyId);
        }
    }
}
