package io.n3xus.billing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** The signature of Standard Webhooks (https://www.standardwebhooks.com): {@code v1,<base64>} over id, time and body. */
final class Signature {

    private Signature() {}

    /**
     * Signs.
     *
     * @param timestamp of this attempt in Unix seconds; receivers refuse old ones
     */
    static String of(byte[] key, String id, long timestamp, String body) {
        try {
            var hmac = Mac.getInstance("HmacSHA256");
            hmac.init(new SecretKeySpec(key, "HmacSHA256"));
            var signed = hmac.doFinal("%s.%d.%s".formatted(id, timestamp, body).getBytes(UTF_8));
            return "v1," + Base64.getEncoder().encodeToString(signed);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Every Java has HMAC-SHA-256.", e);
        }
    }
}
