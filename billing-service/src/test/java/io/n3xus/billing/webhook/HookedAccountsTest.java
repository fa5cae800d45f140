package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.OwnSchema;
import io.n3xus.testkit.TestClock;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class HookedAccountsTest {

    private final OwnStore store = OwnStore.open(OwnSchema.create(), Settings.of(true));
    private final TestClock clock = TestClock.startingNow();
    private final HookedAccounts accounts = store.hookedAccounts(clock);

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void knowsWhoeverHasAHookWhenAnEventIsStored() {
        assertThat(accounts.mayInclude("alice", clock.instant())).isFalse();
        store.hook("alice", "https://example.com/");
        assertThat(accounts.mayInclude("alice", clock.instant())).isTrue();
        assertThat(accounts.mayInclude("bob", clock.instant())).isFalse();
    }

    @Test
    void doesNotAskAgainAboutWhatWasBefore() {
        var before = clock.instant();
        clock.pass(Duration.ofSeconds(1));
        assertThat(accounts.mayInclude("alice", clock.instant())).isFalse();
        store.hook("alice", "https://example.com/");
        assertThat(accounts.mayInclude("alice", before)).isFalse();
        assertThat(accounts.mayInclude("alice", clock.instant())).isTrue();
    }

    @Test
    void knowsThoseOfManyHooks() {
        for (var number = 0; number < 200; number++) {
            store.hook("account" + number, "https://example.com/");
            if (number % 50 == 0) {
                assertThat(accounts.mayInclude("account" + number, clock.instant()))
                        .isTrue();
            }
        }
        assertThat(accounts.mayInclude("account199", clock.instant())).isTrue();
        assertThat(accounts.mayInclude("account1", clock.instant())).isTrue();
    }
}
