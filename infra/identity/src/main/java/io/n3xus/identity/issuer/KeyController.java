package io.n3xus.identity.issuer;

import java.time.Duration;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Shows the public key to whoever asks: it lets one check tokens, not make them. */
@RestController
class KeyController {

    private static final Duration FRESH = Duration.ofMinutes(5);

    private final SigningKey key;

    KeyController(SigningKey key) {
        this.key = key;
    }

    @GetMapping("/internal/jwks")
    ResponseEntity<Map<String, Object>> keys() {
        return ResponseEntity.ok()
                .cacheControl(CacheControl.maxAge(FRESH))
                .body(key.published().toJSONObject());
    }
}
