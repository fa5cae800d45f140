package io.n3xus.identity.keys;

import io.n3xus.identity.api.Role;
import io.n3xus.identity.issuer.Holder;
import io.n3xus.identity.users.User;
import java.util.UUID;

/**
 * The token that stands for a key inside the platform, so that services need to know nothing of keys. Its id tells the
 * key: {@code key_<16 hex>.<uuid>}.
 */
public final class KeyToken {

    private static final String PREFIX = "key_";
    private static final String ADMIN = "admin";

    private KeyToken() {}

    static String newId(ApiKey key) {
        return "%s.%s".formatted(key.id(), UUID.randomUUID());
    }

    public static boolean isOne(String tokenId) {
        return tokenId.startsWith(PREFIX);
    }

    /** The key may do what it was allowed and its owner still may. An administrator's key is one only when it says so. */
    static Holder holder(ApiKey key, User owner) {
        var allowed = key.permissions().stream()
                .filter(owner.role().scopes()::contains)
                .toList();
        var role = allowed.contains(ADMIN) ? Role.ADMIN : Role.USER;
        return new Holder(owner.id(), owner.username(), owner.plan(), role, String.join(" ", allowed));
    }
}
