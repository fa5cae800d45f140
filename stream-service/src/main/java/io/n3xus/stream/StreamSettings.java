package io.n3xus.stream;

import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * What this service is told; defaults are in {@code stream-service.yml}.
 *
 * @param agentUrl where the agent listens that runs the desktops
 * @param novncDirectory holds noVNC's files, {@code core/rfb.js} among them
 * @param viewersPerDesktop the most sockets on one desktop
 * @param viewers the most sockets on this replica
 * @param lookAfterEvery how often a viewer is pinged and its session's state is checked
 * @param silence how long a viewer may be silent, answers to pings included
 * @param slowestSend how long one send to a viewer may take before the viewer is given up
 * @param viewLag how long the view may be behind a session that was just created or resumed
 */
@Validated
@ConfigurationProperties("nexus.stream")
public record StreamSettings(
        @NotNull URI agentUrl,
        @NotNull Path novncDirectory,
        @Min(1) int viewersPerDesktop,
        @Min(1) int viewers,
        @NotNull Duration lookAfterEvery,
        @NotNull Duration silence,
        @NotNull Duration slowestSend,
        @NotNull Duration viewLag) {}
