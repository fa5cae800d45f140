package io.n3xus.billing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;
import org.springframework.stereotype.Component;

/**
 * Seals hooks' secrets, so that the database alone gives none away. A sealed one opens for its own hook only: nobody can
 * move it to another.
 */
@Component
final class SecretSeal {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final SecretKey key;

    SecretSeal(WebhookSettings settings) {
        try {
            key = KDF.getInstance("HKDF-SHA256")
                    .deriveKey(
                            "AES",
                            HKDFParameterSpec.ofExtract()
                                    .addIKM(settings.secret().getBytes(UTF_8))
                                    .thenExpand("nexus billing webhooks".getBytes(UTF_8), KEY_BYTES));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has HKDF.", e);
        }
    }

    String seal(String webhookId, WebhookSecret secret) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        try {
            var sealed = cipher(Cipher.ENCRYPT_MODE, webhookId, nonce).doFinal(secret.key());
            var stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
            System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
            return Base64.getEncoder().encodeToString(stored);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("Java 25 has AES-GCM.", e);
        }
    }

    /**
     * The secret again.
     *
     * @throws GeneralSecurityException when it was sealed for another hook or under another setting
     */
    WebhookSecret open(String webhookId, String sealed) throws GeneralSecurityException {
        var stored = Base64.getDecoder().decode(sealed);
        return WebhookSecret.of(cipher(Cipher.DECRYPT_MODE, webhookId, Arrays.copyOf(stored, NONCE_BYTES))
                .doFinal(stored, NONCE_BYTES, stored.length - NONCE_BYTES));
    }

    private Cipher cipher(int mode, String webhookId, byte[] nonce) throws GeneralSecurityException {
        var aes = Cipher.getInstance("AES/GCM/NoPadding");
        aes.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
        aes.updateAAD(webhookId.getBytes(UTF_8));
        return aes;
    }
}
