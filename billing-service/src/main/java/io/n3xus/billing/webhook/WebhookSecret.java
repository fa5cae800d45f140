package io.n3xus.billing.webhook;

import java.security.SecureRandom;
import java.util.Base64;

/**
 * What a hook's deliveries are signed with. Its owner sees it once.
 *
 * @param base64 of 32 random bytes
 */
record WebhookSecret(String base64) {

    private static final String PREFIX = "whsec_";
    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static WebhookSecret random() {
        var key = new byte[BYTES];
        RANDOM.nextBytes(key);
        return of(key);
    }

    static WebhookSecret of(byte[] key) {
        return new WebhookSecret(Base64.getEncoder().encodeToString(key));
    }

    byte[] key() {
        return Base64.getDecoder().decode(base64);
    }

    /** For the owner alone. */
    String shown() {
        return PREFIX + base64;
    }

    /** Keeps it out of logs. */
    @Override
    public String toString() {
        return "WebhookSecret";
    }
}
