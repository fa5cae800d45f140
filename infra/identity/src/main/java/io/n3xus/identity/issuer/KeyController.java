package io.n3xus.identity.issuer;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Shows the public keys to whoever asks: they let one check tokens, not make them. And rotates them for operators. */
@RestController
class KeyController {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final PublicKeys keys;
    private final KeyRotation rotation;

    KeyController(PublicKeys keys, KeyRotation rotation) {
        this.keys = keys;
        this.rotation = rotation;
    }

    @GetMapping({"/internal/jwks", "/.well-known/jwks.json"})
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH))
                .body(keys.published().toJSONObject());
    }

    @PostMapping("/internal/signing-keys")
    @ResponseStatus(HttpStatus.CREATED)
    NewKey rotate() {
        return new NewKey(rotation.now());
    }

    record NewKey(String kid) {}
}
