package io.n3xus.session.machine;

import static io.n3xus.session.api.SessionStatus.ACTIVE;
import static io.n3xus.session.api.SessionStatus.CREATING;
import static io.n3xus.session.api.SessionStatus.PAUSED;
import static io.n3xus.session.api.SessionStatus.TERMINATED;
import static io.n3xus.session.machine.DesktopState.ENDED;
import static io.n3xus.session.machine.DesktopState.FROZEN;
import static io.n3xus.session.machine.DesktopState.RUNNING;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.session.api.SessionStatus;
import io.n3xus.session.machine.Reconciliation.Step;
import io.n3xus.session.read.sessions.SessionView;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Every cell of the table in {@link Reconciliation}. */
class ReconciliationTest {

    private static final Instant T0 = Instant.parse("2026-01-12T10:00:00Z");
    private static final Instant LAST_SEEN = T0.plusSeconds(10);
    private static final Instant ENDED_AT = T0.plusSeconds(20);
    private static final Step REST = new Step.Rest();
    private static final Step DIED = new Step.Fail("The desktop ended by itself. It ran out of memory.", ENDED_AT);
    private static final Step LOST = new Step.Fail("The machine of this session was lost.", LAST_SEEN);

    @Test
    void aNewSessionGetsADesktopAndIsThenActive() {
        assertThat(next(CREATING, null)).isEqualTo(new Step.Start());
        assertThat(next(CREATING, RUNNING)).isEqualTo(new Step.Activate());
        assertThat(next(CREATING, FROZEN)).isEqualTo(new Step.Activate());
        assertThat(next(CREATING, ENDED)).isEqualTo(DIED);
    }

    @Test
    void aSessionThatWantsNoMachineGetsNone() {
        assertThat(Reconciliation.next(session(CREATING, false), null, LAST_SEEN))
                .isEqualTo(REST);
    }

    @Test
    void anActiveSessionRuns() {
        assertThat(next(ACTIVE, RUNNING)).isEqualTo(REST);
        assertThat(next(ACTIVE, FROZEN)).isEqualTo(new Step.Thaw());
        assertThat(next(ACTIVE, ENDED)).isEqualTo(DIED);
        assertThat(next(ACTIVE, null)).isEqualTo(LOST);
    }

    @Test
    void aPausedSessionIsFrozen() {
        assertThat(next(PAUSED, RUNNING)).isEqualTo(new Step.Freeze());
        assertThat(next(PAUSED, FROZEN)).isEqualTo(REST);
        assertThat(next(PAUSED, ENDED)).isEqualTo(DIED);
        assertThat(next(PAUSED, null)).isEqualTo(LOST);
    }

    @Test
    void aTerminatedSessionHasNothing() {
        assertThat(next(TERMINATED, null)).isEqualTo(REST);
        for (var state : DesktopState.values()) {
            assertThat(next(TERMINATED, state)).isEqualTo(new Step.Remove());
        }
    }

    @Test
    void anUnknownTimeOfDeathIsWhenItWasLastSeen() {
        var desktop = new Desktop("sess_x", ENDED, T0, null, null);

        assertThat(Reconciliation.next(session(ACTIVE, true), desktop, LAST_SEEN))
                .isEqualTo(new Step.Fail("The desktop ended by itself.", LAST_SEEN));
    }

    private static Step next(SessionStatus status, @Nullable DesktopState state) {
        var ended = state == ENDED;
        var desktop = state == null
                ? null
                : new Desktop("sess_x", state, T0, ended ? ENDED_AT : null, ended ? "It ran out of memory." : null);
        return Reconciliation.next(session(status, true), desktop, LAST_SEEN);
    }

    private static SessionView session(SessionStatus status, boolean autoStart) {
        return new SessionView(
                "sess_x",
                3,
                "account",
                "basic",
                100,
                "",
                List.of(),
                autoStart,
                status,
                status != TERMINATED,
                1,
                0,
                null,
                null,
                null,
                T0,
                T0);
    }
}
