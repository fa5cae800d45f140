package io.n3xus.session.machine;

import org.jspecify.annotations.Nullable;

/**
 * What the agent's host can do.
 *
 * @param desktops whether it can start any
 * @param why it cannot, in a sentence for a person
 * @param desktopsMax how many it may run
 * @param running how many it runs
 */
public record Capacity(
        String agentId, boolean desktops, @Nullable String why, int gpus, int desktopsMax, int running) {}
