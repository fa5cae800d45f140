package io.n3xus.identity.keys;

import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A whole key, as its owner holds it: {@code pk_live_<16 hex>_<48 hex>}. The first part names it, the second proves it.
 *
 * @param id {@code key_} and the first part
 */
record PresentedKey(String id, String secret) {

    private static final Pattern FORM = Pattern.compile("pk_live_([0-9a-f]{16})_([0-9a-f]{48})");
    private static final String ID_PREFIX = "key_";
    private static final int SECRET_BYTES = 24;
    private static final int SHOWN = 4;

    /** A key of this name with a new secret. */
    static PresentedKey of(UUID name, SecureRandom random) {
        var secret = new byte[SECRET_BYTES];
        random.nextBytes(secret);
        var id = HexFormat.of().toHexDigits(name.getMostSignificantBits());
        return new PresentedKey(ID_PREFIX + id, HexFormat.of().formatHex(secret));
    }

    /** Empty when the text cannot be a key of ours. */
    static Optional<PresentedKey> parse(String text) {
        var found = FORM.matcher(text);
        return found.matches()
                ? Optional.of(new PresentedKey(ID_PREFIX + found.group(1), found.group(2)))
                : Optional.empty();
    }

    String text() {
        return "pk_live_%s_%s".formatted(id.substring(ID_PREFIX.length()), secret);
    }

    String lastCharacters() {
        return secret.substring(secret.length() - SHOWN);
    }

    /** What listings show: {@code pk_live_abcd...1234}. */
    static String masked(String id, String lastCharacters) {
        return "pk_live_%s...%s"
                .formatted(id.substring(ID_PREFIX.length(), ID_PREFIX.length() + SHOWN), lastCharacters);
    }

    /** Keeps the secret out of logs. */
    @Override
    public String toString() {
        return "PresentedKey[%s]".formatted(id);
    }
}
