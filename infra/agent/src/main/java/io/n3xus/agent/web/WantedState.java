package io.n3xus.agent.web;

import io.n3xus.agent.api.AgentRefusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.validation.constraints.NotNull;

/**
 * An order to freeze or thaw: {@code {"state":"frozen","version":7}}.
 *
 * @param version rises with each order; an order older than the last accepted one is ignored
 */
record WantedState(@NotNull String state, long version) {

    boolean frozen() {
        return switch (state) {
            case "frozen" -> true;
            case "running" -> false;
            default ->
                throw new RefusedException(
                        AgentRefusal.INVALID, "A desktop can be running or frozen, not " + state + ".");
        };
    }
}
