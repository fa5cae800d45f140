package io.n3xus.identity.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.n3xus.identity.secret.SecretFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.attribute.BasicFileAttributes;
import java.text.ParseException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/**
 * The platform's RSA keys, kept in a file so that tokens outlive a restart and replicas agree. The file is looked at
 * whenever a key is needed and read again when it is another one: what one replica rotates, all sign with.
 */
@Component
public class SigningKeys implements PublicKeys {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeys.class);
    private static final int BITS = 2048;

    /** Clocks of replicas differ, and one may sign with the old key a moment after another has rotated. */
    private static final Duration SPARE = Duration.ofMinutes(1);

    /** @param version tells one file in this place from another */
    private record Known(String version, KeyTimeline timeline) {}

    private final SecretFile file;
    private final Duration keptFor;
    private final Clock clock;
    private volatile Known known;

    SigningKeys(IssuerSettings settings, SigningSettings signing, Clock clock) {
        this.file = new SecretFile(settings.keyFile());
        this.keptFor = signing.longestTokenLife().plus(SPARE);
        this.clock = clock;
        if (!file.exists()) {
            var first = new KeyTimeline(List.of(newKey(clock.instant())));
            file.createOnce(first.toJson());
        }
        var version = version();
        known = new Known(version == null ? "" : version, parse());
    }

    RSAKey signing() {
        return timeline().signing(clock.instant());
    }

    /** All keys of which a token may be alive, and the one that signs next. */
    @Override
    public JWKSet published() {
        return timeline().current(clock.instant(), keptFor).published();
    }

    Instant newestSignsFrom() {
        return timeline().newestSignsFrom();
    }

    /** Adds a key and forgets those that have ended. Only for whoever holds the lock of {@link KeyRotation}. */
    RSAKey add(Instant signsFrom) {
        var next = timeline().current(clock.instant(), keptFor).followedBy(newKey(signsFrom));
        file.replace(next.toJson());
        return next.keys().getLast();
    }

    private KeyTimeline timeline() {
        var version = version();
        if (version != null && !version.equals(known.version())) {
            reread(version);
        }
        return known.timeline();
    }

    private synchronized void reread(String version) {
        if (version.equals(known.version())) {
            return;
        }
        try {
            known = new Known(version, parse());
            LOG.info(
                    "The key file has changed; the key that signs is {}",
                    signing().getKeyID());
        } catch (IllegalStateException | UncheckedIOException unusable) {
            known = new Known(version, known.timeline());
            LOG.error("The key file has changed but is of no use; going on with the keys of before", unusable);
        }
    }

    /** Null when the file cannot be looked at just now. */
    private @Nullable String version() {
        try {
            var attributes = Files.readAttributes(file.path(), BasicFileAttributes.class);
            return "%s %s %d".formatted(attributes.fileKey(), attributes.lastModifiedTime(), attributes.size());
        } catch (IOException _) {
            return null;
        }
    }

    private KeyTimeline parse() {
        try {
            return KeyTimeline.parse(file.read());
        } catch (ParseException _) {
            // Its message may quote the key.
            throw new IllegalStateException(
                    "%s holds no private RSA keys (JWK). Restore it, or delete it and start again: all tokens issued so far then end."
                            .formatted(file.path()));
        }
    }

    private static RSAKey newKey(Instant signsFrom) {
        try {
            return new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .notBeforeTime(Date.from(signsFrom))
                    .generate();
        } catch (JOSEException e) {
            throw new IllegalStateException("This Java cannot make an RSA key.", e);
        }
    }
}
