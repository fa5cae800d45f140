package io.n3xus.stream.relay;

import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.security.ServiceToken;
import io.n3xus.platform.web.RequestIds;
import io.n3xus.stream.StreamSettings;
import io.n3xus.stream.api.StreamRefusal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;

/** The way to a desktop: one WebSocket to the agent that runs it, opened with this service's own token. */
@Component
class AgentDesktops {

    private static final Logger LOG = LoggerFactory.getLogger(AgentDesktops.class);
    private static final Duration PATIENCE = Duration.ofSeconds(2);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    private final HttpClient http;
    private final ServiceToken token;
    private final StreamSettings settings;

    AgentDesktops(HttpClient http, ServiceToken token, StreamSettings settings) {
        this.http = http;
        this.token = token;
        this.settings = settings;
    }

    /** Connects, or refuses with kind UNAVAILABLE within 2 s. */
    WebSocket connect(String sessionId, WebSocket.Listener listener) {
        var opening = http.newWebSocketBuilder()
                .connectTimeout(PATIENCE)
                .header("Authorization", "Bearer " + token.value())
                .header(RequestIds.HEADER, RequestIds.current())
                .buildAsync(addressOf(sessionId), listener);
        try {
            return opening.copy()
                    .orTimeout(PATIENCE.toMillis(), TimeUnit.MILLISECONDS)
                    .join();
        } catch (CompletionException failed) {
            // An answer that comes too late is not wanted any more.
            var _ = opening.thenAccept(WebSocket::abort);
            LOG.warn("No desktop for {} at the agent: {}", sessionId, String.valueOf(failed.getCause()));
            throw new RefusedException(Refusal.of(
                            StreamRefusal.NO_DESKTOP, "The desktop does not answer right now; try again in a moment.")
                    .retryAfter(ASK_AGAIN_AFTER));
        }
    }

    private URI addressOf(String sessionId) {
        var agent = settings.agentUrl();
        var scheme = "https".equals(agent.getScheme()) ? "wss" : "ws";
        return URI.create("%s://%s/internal/desktops/%s/vnc".formatted(scheme, agent.getRawAuthority(), sessionId));
    }
}
