package io.n3xus.agent.desktops;

import java.util.List;

/**
 * What this machine can run.
 *
 * @param desktops whether it can run desktops at all
 * @param why why not, for a person; empty when it can
 * @param missingPackages Debian packages that would help
 * @param running desktops that were started and not stopped
 * @param pooled desktops that wait for somebody
 */
public record Capacity(
        String agentId,
        boolean desktops,
        String why,
        List<String> missingPackages,
        int gpus,
        int processors,
        long memoryBytes,
        int desktopsMax,
        int running,
        int pooled) {}
