package io.n3xus.identity.keys;

import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/** Hashes and compares the secrets of keys. Cheap on purpose: see {@link KeySettings#strength()}. */
@Component
class KeySecrets {

    private final BCryptPasswordEncoder bcrypt;

    KeySecrets(KeySettings settings) {
        bcrypt = new BCryptPasswordEncoder(settings.strength());
    }

    String hash(PresentedKey key) {
        return bcrypt.encode(key.secret());
    }

    boolean prove(PresentedKey presented, ApiKey known) {
        return bcrypt.matches(presented.secret(), known.secretHash());
    }
}
