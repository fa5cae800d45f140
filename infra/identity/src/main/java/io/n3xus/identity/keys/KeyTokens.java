package io.n3xus.identity.keys;

import io.n3xus.identity.issuer.Holder;
import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.issuer.LiveTokens;
import io.n3xus.identity.issuer.TokenIssuer;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.UserAccounts;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.stereotype.Service;

/**
 * Gives tokens for keys. An unknown key is refused sooner than a wrong secret: that a key of this id exists helps
 * nobody.
 */
@Service
public class KeyTokens {

    /** A token that stands for a key, and whose key it is. */
    public record Grant(String keyId, Holder holder, int requestsPerHour, IssuedToken token) {}

    private final ApiKeys keys;
    private final KeySecrets secrets;
    private final UserAccounts users;
    private final TokenIssuer issuer;
    private final LiveTokens liveTokens;
    private final Clock clock;

    KeyTokens(
            ApiKeys keys,
            KeySecrets secrets,
            UserAccounts users,
            TokenIssuer issuer,
            LiveTokens liveTokens,
            Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.users = users;
        this.issuer = issuer;
        this.liveTokens = liveTokens;
        this.clock = clock;
    }

    /** Empty when the key is unknown, wrong or revoked, or its owner inactive. */
    public Optional<Grant> issue(String key, Duration life) {
        return PresentedKey.parse(key).flatMap(this::proven).flatMap(known -> issue(known, life));
    }

    private Optional<ApiKey> proven(PresentedKey presented) {
        return keys.find(presented.id()).filter(known -> secrets.prove(presented, known));
    }

    /** The token is recorded before its owner is looked at: whoever changes the owner after that ends it. */
    private Optional<Grant> issue(ApiKey key, Duration life) {
        var tokenId = KeyToken.newId(key);
        liveTokens.add(key.userId(), tokenId, clock.instant().plus(life));
        var owner = users.settled(key.userId()).filter(User::active);
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        keys.markUsed(key.id(), clock.instant());
        var holder = KeyToken.holder(key, owner.get());
        var token = issuer.issue(tokenId, holder, life);
        return Optional.of(new Grant(key.id(), holder, key.requestsPerHour(), token));
    }
}
