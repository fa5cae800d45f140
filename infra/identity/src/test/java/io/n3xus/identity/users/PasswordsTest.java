package io.n3xus.identity.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.identity.api.IdentityRefusal;
import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class PasswordsTest {

    private static final PasswordSettings QUICK = new PasswordSettings(4, 1, 0, Duration.ofSeconds(30));

    private final Passwords passwords = new Passwords(QUICK);

    @Test
    void belongToWhoeverChoseThem() {
        var alice = userWith(passwords.hash("correct horse"));

        assertThat(passwords.belongTo(alice, "correct horse")).isTrue();
        assertThat(passwords.belongTo(alice, "wrong horse")).isFalse();
    }

    @Test
    void belongToNobodyEvenIfGuessedRight() {
        assertThat(passwords.belongTo(null, "nobody")).isFalse();
    }

    @Test
    void longerThanBcryptReadsAreNeverRight() {
        var alice = userWith(passwords.hash("x".repeat(Passwords.MAX_BYTES)));

        assertThat(passwords.belongTo(alice, "x".repeat(Passwords.MAX_BYTES))).isTrue();
        assertThat(passwords.belongTo(alice, "x".repeat(Passwords.MAX_BYTES) + "y"))
                .isFalse();
        assertThatThrownBy(() -> passwords.hash("x".repeat(Passwords.MAX_BYTES) + "y"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void areRefusedRatherThanQueuedWithoutEnd() throws Exception {
        var begun = new CountDownLatch(1);
        var mayEnd = new CountDownLatch(1);
        var slow = Thread.ofVirtual()
                .start(() -> passwords.bounded(() -> {
                    begun.countDown();
                    awaitUninterrupted(mayEnd);
                    return true;
                }));
        begun.await();

        assertThatThrownBy(() -> passwords.belongTo(null, "any"))
                .isInstanceOfSatisfying(RefusedException.class, refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(IdentityRefusal.TOO_MANY_LOGINS.code());
                    assertThat(refused.refusal().retryAfter()).isNotNull();
                });

        mayEnd.countDown();
        slow.join();
        assertThat(passwords.belongTo(null, "any")).isFalse();
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private static User userWith(String hash) {
        return new User("id", "alice", "alice@example.com", hash, Plan.FREE, Role.USER, Instant.EPOCH);
    }
}
