package io.n3xus.identity.keys;

import io.n3xus.identity.issuer.Holder;
import io.n3xus.identity.issuer.IssuedToken;
import io.n3xus.identity.issuer.LiveTokens;
import io.n3xus.identity.issuer.TokenIssuer;
import io.n3xus.identity.users.User;
import io.n3xus.identity.users.Users;
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
    private final Users users;
    private final TokenIssuer issuer;
    private final LiveTokens liveTokens;
    private final Clock clock;

    KeyTokens(ApiKeys keys, KeySecrets secrets, Users users, TokenIssuer issuer, LiveTokens liveTokens, Clock clock) {
        this.keys = keys;
        this.secrets = secrets;
        this.users = users;
        this.issuer = issuer;
        this.liveTokens = liveTokens;
        this.clock = clock;
    }

    /** Empty when the key is unknown, wrong or revoked, or its owner inactive. */
    public Optional<Grant> issue(String key, Duration life) {
        return PresentedKey.parse(key)
                .flatMap(this::proven)
                .flatMap(known ->
                        users.withId(known.userId()).filter(User::active).map(owner -> issue(known, owner, life)));
    }

    private Optional<ApiKey> proven(PresentedKey presented) {
        return keys.find(presented.id()).filter(known -> secrets.prove(presented, known));
    }

    private Grant issue(ApiKey key, User owner, Duration life) {
        keys.markUsed(key.id(), clock.instant());
        var holder = KeyToken.holder(key, owner);
        var token = issuer.issue(KeyToken.newId(key), holder, life);
        liveTokens.add(owner.id(), token);
        return new Grant(key.id(), holder, key.requestsPerHour(), token);
    }
}
