package io.n3xus.session.machine;

import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.session.api.SessionRefusal;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the agent can do, asked at most every few seconds. */
@Component
public class Capacities {

    private static final Duration FRESH = Duration.ofSeconds(5);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(30);

    private final AgentClient agent;
    private final Clock clock;
    private volatile @Nullable Known known;

    Capacities(AgentClient agent, Clock clock) {
        this.agent = agent;
        this.clock = clock;
    }

    /** Refuses (503) what no machine here can do. */
    public void require(int gpus) {
        var capacity = current();
        if (!capacity.desktops()) {
            throw unavailable(
                    SessionRefusal.NO_DESKTOP_AGENT, "No desktop can start now. %s".formatted(capacity.why()));
        }
        if (capacity.running() >= capacity.desktopsMax()) {
            throw unavailable(SessionRefusal.NO_CAPACITY, "All machines are in use. Try again when one is free.");
        }
        if (capacity.gpus() < gpus) {
            throw unavailable(
                    SessionRefusal.NO_GPU_AGENT,
                    "This tier needs %d GPU and no agent offers that now. Choose a tier without a GPU."
                            .formatted(gpus));
        }
    }

    String agentId() {
        return current().agentId();
    }

    private Capacity current() {
        var last = known;
        if (last == null || last.at().plus(FRESH).isBefore(clock.instant())) {
            last = new Known(agent.capacity(), clock.instant());
            known = last;
        }
        return last.capacity();
    }

    private static RefusedException unavailable(SessionRefusal code, String message) {
        return new RefusedException(Refusal.of(code, message).retryAfter(ASK_AGAIN_AFTER));
    }

    private record Known(Capacity capacity, Instant at) {}
}
