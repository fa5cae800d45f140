package io.n3xus.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import javax.crypto.Cipher;
import javax.crypto.KDF;
import javax.crypto.SecretKey;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.HKDFParameterSpec;

/**
 * Binds an answer to its request. What is stored says nothing by itself: the check and the sealed answer are made with
 * HKDF from the client's key, the whole request and a secret that is not in the database. A stored hash of the body alone
 * would let a reader of the database try passwords a million times faster than bcrypt does.
 */
final class Binding {

    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;
    private static final int HASH_BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    private final byte[] material;
    private final String keyHash;

    private Binding(byte[] material, String keyHash) {
        this.material = material;
        this.keyHash = keyHash;
    }

    /** @param request whatever must be the same for a repeated request, in a fixed order */
    static Binding of(String secret, IdempotencyKey key, List<String> request, byte[] body) {
        var material = new ByteArrayOutputStream();
        try (var parts = new DataOutputStream(material)) {
            write(parts, secret.getBytes(UTF_8));
            write(parts, key.value().getBytes(UTF_8));
            for (var part : request) {
                write(parts, part.getBytes(UTF_8));
            }
            write(parts, sha256(body));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return new Binding(
                material.toByteArray(),
                HexFormat.of().formatHex(sha256(key.value().getBytes(UTF_8))));
    }

    /** By which the key is found again. */
    String keyHash() {
        return keyHash;
    }

    /** The same for the same request under the same key. */
    String check() {
        try {
            return HexFormat.of().formatHex(kdf().deriveData(parameters("check", new byte[0], HASH_BYTES)));
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    String seal(UUID seed, byte[] answer) {
        var nonce = new byte[NONCE_BYTES];
        RANDOM.nextBytes(nonce);
        var sealed = cipher(Cipher.ENCRYPT_MODE, seed, nonce, answer, 0);
        var stored = Arrays.copyOf(nonce, NONCE_BYTES + sealed.length);
        System.arraycopy(sealed, 0, stored, NONCE_BYTES, sealed.length);
        return Base64.getEncoder().encodeToString(stored);
    }

    byte[] open(UUID seed, String sealed) {
        var stored = Base64.getDecoder().decode(sealed);
        return cipher(Cipher.DECRYPT_MODE, seed, Arrays.copyOf(stored, NONCE_BYTES), stored, NONCE_BYTES);
    }

    private byte[] cipher(int mode, UUID seed, byte[] nonce, byte[] input, int from) {
        try {
            var aes = Cipher.getInstance("AES/GCM/NoPadding");
            aes.init(mode, sealingKey(seed), new GCMParameterSpec(TAG_BITS, nonce));
            return aes.doFinal(input, from, input.length - from);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    private SecretKey sealingKey(UUID seed) throws GeneralSecurityException {
        return kdf().deriveKey("AES", parameters("answer", seed.toString().getBytes(UTF_8), HASH_BYTES));
    }

    private HKDFParameterSpec parameters(String purpose, byte[] salt, int lengthBytes) {
        return HKDFParameterSpec.ofExtract()
                .addIKM(material)
                .addSalt(salt)
                .thenExpand(("nexus idempotency " + purpose).getBytes(UTF_8), lengthBytes);
    }

    private static KDF kdf() throws GeneralSecurityException {
        return KDF.getInstance("HKDF-SHA256");
    }

    /** With its length, so that no two different lists of parts give the same bytes. */
    private static void write(DataOutputStream parts, byte[] part) throws IOException {
        parts.writeInt(part.length);
        parts.write(part);
    }

    private static byte[] sha256(byte[] content) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(content);
        } catch (GeneralSecurityException e) {
            throw impossible(e);
        }
    }

    private static IllegalStateException impossible(GeneralSecurityException e) {
        return new IllegalStateException("Java 25 has HKDF, AES and SHA-256, and only checked answers are opened.", e);
    }
}
