package io.n3xus.identity.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * The private keys in the order in which they sign. Each signs from its {@code nbf} on until the next one does; one
 * without {@code nbf} is older than all others.
 */
record KeyTimeline(List<RSAKey> keys) {

    KeyTimeline {
        keys = List.copyOf(keys);
        if (keys.isEmpty()) {
            throw new IllegalArgumentException("There is always a key.");
        }
    }

    /**
     * Reads a JWK set, or the single JWK that the file held before there were several.
     *
     * @throws ParseException when it is neither, or a key is not a private RSA key
     */
    static KeyTimeline parse(String json) throws ParseException {
        var keys = new ArrayList<RSAKey>();
        for (var key : json.contains("\"keys\"") ? JWKSet.parse(json).getKeys() : List.of(JWK.parse(json))) {
            if (!(key instanceof RSAKey rsa) || !rsa.isPrivate()) {
                throw new ParseException("a key that cannot sign", 0);
            }
            keys.add(rsa);
        }
        if (keys.isEmpty()) {
            throw new ParseException("no key", 0);
        }
        return new KeyTimeline(keys);
    }

    String toJson() {
        return new JWKSet(List.<JWK>copyOf(keys)).toString(false);
    }

    /** The key whose turn it is; before everyone's turn, the first. */
    RSAKey signing(Instant now) {
        return keys.stream().filter(key -> !signsFrom(key).isAfter(now)).reduce(keys.getFirst(), (_, later) -> later);
    }

    Instant newestSignsFrom() {
        return signsFrom(keys.getLast());
    }

    /** Without those that signed their last token so long ago that it has expired. */
    KeyTimeline current(Instant now, Duration longestTokenLife) {
        var last = keys.size() - 1;
        var current = new ArrayList<RSAKey>();
        for (var place = 0; place < last; place++) {
            var successor = signsFrom(keys.get(place + 1));
            if (successor.plus(longestTokenLife).isAfter(now)) {
                current.add(keys.get(place));
            }
        }
        current.add(keys.get(last));
        return new KeyTimeline(current);
    }

    KeyTimeline followedBy(RSAKey next) {
        var all = new ArrayList<>(keys);
        all.add(next);
        return new KeyTimeline(all);
    }

    /** What everyone may know of the keys. */
    JWKSet published() {
        return new JWKSet(List.<JWK>copyOf(keys)).toPublicJWKSet();
    }

    private static Instant signsFrom(RSAKey key) {
        var from = key.getNotBeforeTime();
        return from == null ? Instant.EPOCH : from.toInstant();
    }
}
