package io.n3xus.identity.users;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.security.crypto.bcrypt.BCryptPasswordEncoder;
import org.springframework.stereotype.Component;

/**
 * Hashes and compares passwords with bcrypt, a bounded number at a time: a flood of logins waits or is refused, it does
 * not take the cores from everyone else.
 */
@Component
public class Passwords {

    /** Bcrypt reads no further, so two longer passwords could pass for each other. */
    public static final int MAX_BYTES = 72;

    private static final Duration RETRY_AFTER = Duration.ofSeconds(1);

    private final BCryptPasswordEncoder bcrypt;
    private final Duration patience;
    private final Semaphore cores;
    private final Semaphore places;
    private final String nobodysHash;

    Passwords(PasswordSettings settings) {
        bcrypt = new BCryptPasswordEncoder(settings.strength());
        patience = settings.patience();
        cores = new Semaphore(settings.atOnce(), true);
        places = new Semaphore(settings.atOnce() + settings.waiting());
        nobodysHash = hash("nobody");
    }

    /**
     * A bcrypt hash of the password.
     *
     * @throws IllegalArgumentException when the password is longer than {@value #MAX_BYTES} bytes
     */
    public String hash(String password) {
        return bounded(() -> bcrypt.encode(password));
    }

    /** Costs the same whether or not there is such a user, so that the time of an answer does not tell. */
    public boolean belongTo(@Nullable User user, String password) {
        return match(password, user == null ? null : user.passwordHash());
    }

    /**
     * Whether the hash was made of this.
     *
     * @param hash null for one that is nobody's, which costs the same
     */
    public boolean match(String password, @Nullable String hash) {
        var same = bounded(() -> bcrypt.matches(password, hash == null ? nobodysHash : hash));
        return same && hash != null && password.getBytes(StandardCharsets.UTF_8).length <= MAX_BYTES;
    }

    <T> T bounded(Supplier<T> work) {
        if (!places.tryAcquire()) {
            throw busy();
        }
        try {
            return whenACoreIsFree(work);
        } finally {
            places.release();
        }
    }

    private <T> T whenACoreIsFree(Supplier<T> work) {
        try {
            if (!cores.tryAcquire(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return work.get();
        } finally {
            cores.release();
        }
    }

    private static RefusedException busy() {
        return new RefusedException(
                Refusal.of(IdentityRefusal.TOO_MANY_LOGINS, "Too many logins at once. Try again in a moment.")
                        .retryAfter(RETRY_AFTER));
    }
}
