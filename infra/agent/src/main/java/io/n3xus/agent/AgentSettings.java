package io.n3xus.agent;

import io.n3xus.runtime.RuntimeSettings;
import io.n3xus.runtime.sandbox.UidPool;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What the agent is told; defaults are in {@code agent.yml}.
 *
 * @param directory of the desktops: one for each installation on this machine, short, and reachable for every user
 * @param pool desktops started ahead
 * @param desktopsMax desktops of any state at a time
 * @param uidFirst first of the host users that desktops run as
 * @param uidCount how many of them
 * @param startTimeout in which a desktop must answer
 * @param scratch size of each file system a desktop can write to
 * @param viewersMax sockets to desktops at a time
 * @param slowestSend how long one send to a viewer may take before the viewer is given up
 */
@Validated
@ConfigurationProperties("nexus.agent")
public record AgentSettings(
        @NotNull Path directory,
        @Min(0) int pool,
        @Min(1) int desktopsMax,
        @Min(1000) int uidFirst,
        @Min(1) int uidCount,
        @NotNull Duration startTimeout,
        @NotNull DataSize scratch,
        @Min(1) int viewersMax,
        @NotNull Duration slowestSend) {

    public RuntimeSettings runtime() {
        return new RuntimeSettings(
                directory,
                UidPool.SHARED_CLAIMS,
                uidFirst,
                uidCount,
                pool,
                desktopsMax,
                startTimeout,
                scratch.toBytes());
    }
}
