package io.n3xus.identity.keys;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.n3xus.identity.clients.OAuthClient;
import io.n3xus.identity.keys.KeyRing.Made;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * One's own keys, for all five APIs. A key cannot look after keys: whoever stole one could otherwise make another that
 * outlives it. Nor can a configured client, which has no need of them.
 */
@RestController
@RequestMapping("/api/keys")
class ApiKeyController {

    private final KeyRing ring;

    ApiKeyController(KeyRing ring) {
        this.ring = ring;
    }

    @GetMapping
    ResponseEntity<List<KeyReply>> list(Caller caller) {
        refuseKeys(caller);
        var keys = ring.of(caller.userId()).stream().map(KeyReply::masked).toList();
        return ResponseEntity.ok()
                .header("X-Total-Count", Integer.toString(keys.size()))
                .body(keys);
    }

    @PostMapping
    ResponseEntity<KeyReply> make(Caller caller, NewId newId, @Valid @RequestBody KeyRequest request) {
        refuseKeys(caller);
        var permissions = request.permissions().stream().distinct().toList();
        permissions.forEach(permission -> refuseUnlessHeld(caller, permission));
        var made = ring.make(newId, caller.userId(), request.name(), permissions, request.requestsPerHour());
        return ResponseEntity.status(HttpStatus.CREATED)
                .cacheControl(CacheControl.noStore())
                .body(KeyReply.whole(made));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void revoke(Caller caller, @PathVariable String id) {
        refuseKeys(caller);
        ring.revoke(caller.userId(), caller.isAdmin(), id);
    }

    private static void refuseKeys(Caller caller) {
        if (KeyToken.isOne(caller.tokenId()) || OAuthClient.isTokenOfOne(caller.tokenId())) {
            throw new RefusedException(PlatformRefusal.FORBIDDEN, "Keys are looked after by people. Log in.");
        }
    }

    private static void refuseUnlessHeld(Caller caller, String permission) {
        if (!Permissions.ALL.contains(permission)) {
            throw new RefusedException(
                    PlatformRefusal.INVALID_FIELD,
                    "There is no permission '%s'. There are: %s."
                            .formatted(permission, String.join(", ", Permissions.ALL)));
        }
        if (!caller.scopes().contains(permission)) {
            throw new RefusedException(
                    PlatformRefusal.FORBIDDEN, "You do not have the permission '%s' yourself.".formatted(permission));
        }
    }

    /** @param requestsPerHour null for the usual number */
    record KeyRequest(
            @NotBlank @Size(max = 100) String name,
            @NotEmpty @Size(max = 32) List<@NotBlank String> permissions,

            @JsonProperty("rate_limit") @Min(1) @Max(1_000_000) @Nullable
            Integer requestsPerHour) {

        /** Keeps the name out of logs. */
        @Override
        public String toString() {
            return "KeyRequest%s".formatted(permissions);
        }
    }

    /** @param key masked, except in the one answer that creates it */
    @JsonNaming(SnakeCaseStrategy.class)
    record KeyReply(
            String id,
            String name,
            String key,
            Instant createdAt,
            @Nullable Instant lastUsed,
            List<String> permissions,
            int rateLimit) {

        static KeyReply masked(ApiKey key) {
            return of(key, PresentedKey.masked(key.id(), key.lastCharacters()));
        }

        static KeyReply whole(Made made) {
            return of(made.key(), made.text());
        }

        private static KeyReply of(ApiKey key, String text) {
            var lastUsed = key.lastUsed();
            return new KeyReply(
                    key.id(),
                    key.name(),
                    text,
                    key.createdAt(),
                    lastUsed == null ? null : lastUsed.truncatedTo(ChronoUnit.SECONDS),
                    key.permissions(),
                    key.requestsPerHour());
        }

        @Override
        public String toString() {
            return "KeyReply[%s]".formatted(id);
        }
    }
}
