package io.n3xus.session.web;

import static io.n3xus.session.support.Owner.SESSIONS;
import static io.n3xus.session.support.TestPlatform.BILLING;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.session.support.FakeServer.Mood;
import io.n3xus.session.support.Owner;
import io.n3xus.session.support.TestPlatform;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Without the service that has the money, nothing begins and nothing is left behind. */
class BillingDownTest {

    private static final Duration PROMISED = Duration.ofSeconds(3);

    private final Owner alice = new Owner();

    @AfterEach
    void billingIsWellAgain() {
        TestPlatform.recover();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void createsNothing(Mood mood) {
        BILLING.be(mood);

        var asked = System.nanoTime();
        var reply = alice.http.post(SESSIONS + "/create", Map.of("tier", "basic"));
        var waited = Duration.ofNanos(System.nanoTime() - asked);

        assertThat(reply.status()).isEqualTo(503);
        assertThat(reply.header("Retry-After")).matches("[1-9][0-9]*");
        assertThat(waited).isLessThan(PROMISED);
        assertThat(alice.total()).isZero();
    }

    @ParameterizedTest
    @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "WELL")
    void resumesNothing(Mood mood) {
        var id = alice.createActive("basic");
        alice.pause(id);
        BILLING.be(mood);

        assertThat(alice.resume(id).status()).isEqualTo(503);
        assertThat(alice.session(id).get("status").stringValue()).isEqualTo("paused");
    }
}
