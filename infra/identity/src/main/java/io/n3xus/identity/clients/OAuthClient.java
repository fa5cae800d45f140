package io.n3xus.identity.clients;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.issuer.Holder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;

/**
 * A program with an account of its own.
 *
 * @param secretHash bcrypt
 * @param scopes of those that people can have; {@code admin} makes it an administrator
 */
public record OAuthClient(String id, String secretHash, List<String> scopes, Plan plan) {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");
    private static final Pattern BCRYPT = Pattern.compile("\\$2[aby]\\$\\d\\d\\$[./A-Za-z0-9]{53}");
    private static final String TOKEN_PREFIX = "client_";
    private static final String ADMIN = "admin";

    public OAuthClient {
        scopes = List.copyOf(scopes);
        require(ID.matcher(id).matches(), "its id has other characters than letters, digits, _ and -");
        require(!id.startsWith("key_"), "its id starts as that of an API key");
        require(BCRYPT.matcher(secretHash).matches(), "its secret_hash is not bcrypt");
        require(Role.ADMIN.scopes().containsAll(scopes), "it has a scope other than " + Role.ADMIN.scope());
    }

    /** The account it works for: always the same UUID for the same id. */
    public Holder holder() {
        var account = UUID.nameUUIDFromBytes(("oauth-client:" + id).getBytes(StandardCharsets.UTF_8));
        var role = scopes.contains(ADMIN) ? Role.ADMIN : Role.USER;
        return new Holder(account.toString(), id, plan, role, String.join(" ", scopes));
    }

    /** The {@code jti} of its next token. */
    public String newTokenId() {
        return "%s%s.%s".formatted(TOKEN_PREFIX, id, UUID.randomUUID());
    }

    public static boolean isTokenOfOne(String tokenId) {
        return tokenId.startsWith(TOKEN_PREFIX);
    }

    private static void require(boolean condition, String wrong) {
        if (!condition) {
            throw new IllegalArgumentException(wrong);
        }
    }

    /** Keeps the hash out of logs. */
    @Override
    public String toString() {
        return "OAuthClient[%s]".formatted(id);
    }
}
