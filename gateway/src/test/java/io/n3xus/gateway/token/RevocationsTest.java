package io.n3xus.gateway.token;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.testkit.TestClock;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class RevocationsTest {

    private static final Instant NOW = Instant.parse("2026-01-12T10:00:00Z");

    private final TestClock clock = new TestClock(NOW);
    private final Revocations revocations = new Revocations(clock);

    @Test
    void remembersATokenUntilItExpires() {
        revocations.add("a", NOW.plusSeconds(10));
        revocations.add("a", NOW.plusSeconds(10));
        clock.set(NOW.plusSeconds(9));
        revocations.forgetExpired();
        assertThat(revocations.contains("a")).isTrue();

        clock.set(NOW.plusSeconds(10));
        revocations.forgetExpired();
        assertThat(revocations.size()).isZero();
    }

    @Test
    void takesNoMemoryForTokensThatHaveExpired() {
        revocations.add("old", NOW);

        assertThat(revocations.size()).isZero();
    }

    @Test
    void knowsNothingBeforeItIsTold() {
        assertThat(revocations.areKnown()).isFalse();
    }
}
