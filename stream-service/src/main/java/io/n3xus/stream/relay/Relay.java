package io.n3xus.stream.relay;

import static java.util.Objects.requireNonNull;

import io.n3xus.platform.follow.Views;
import io.n3xus.stream.StreamSettings;
import io.n3xus.stream.api.Viewability;
import io.n3xus.stream.read.ViewableSession;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PongMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/**
 * One viewer of one desktop. RFB is a stream, so the borders of messages mean nothing and a long one passes in parts.
 * Neither side is read again before the other took what was read: a slow viewer or a frozen desktop costs one part of
 * memory each way, and the wait goes on in TCP.
 */
final class Relay extends BinaryWebSocketHandler implements WebSocket.Listener {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private static final CloseStatus ENDED = CloseStatus.NORMAL.withReason("This PC has ended");
    private static final CloseStatus LOST = CloseStatus.SERVER_ERROR.withReason("The desktop went away");
    private static final CloseStatus SILENT = CloseStatus.GOING_AWAY.withReason("The viewer did not answer");

    private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private final String sessionId;
    private final Views<ViewableSession> sessions;
    private final StreamSettings settings;
    private final Clock clock;
    private final Consumer<Relay> onEnd;
    /** How it ended, once it has. */
    private final AtomicReference<@Nullable CloseStatus> over = new AtomicReference<>();

    private volatile @Nullable WebSocket agent;
    private volatile @Nullable Viewer viewer;
    private volatile Instant lastHeard;
    private volatile boolean delivering;

    Relay(
            String sessionId,
            Views<ViewableSession> sessions,
            StreamSettings settings,
            Clock clock,
            Consumer<Relay> onEnd) {
        this.sessionId = sessionId;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        this.onEnd = onEnd;
        this.lastHeard = clock.instant();
    }

    /** Asks for nothing yet: what the desktop says first waits until the browser is there. */
    @Override
    public void onOpen(WebSocket opened) {
        agent = opened;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        var arrived = Viewer.of(session, settings.slowestSend());
        viewer = arrived;
        heard();
        requireNonNull(agent).request(1);
        var ended = over.get();
        if (ended != null) {
            arrived.close(ended);
        }
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        heard();
        delivering = true;
        try {
            requireNonNull(agent)
                    .sendBinary(message.getPayload(), message.isLast())
                    .join();
        } catch (CompletionException failed) {
            end(whyTheDesktopIsGone());
        } finally {
            heard();
            delivering = false;
        }
    }

    @Override
    protected void handlePongMessage(WebSocketSession session, PongMessage message) {
        heard();
    }

    @Override
    public @Nullable CompletionStage<?> onBinary(WebSocket from, ByteBuffer data, boolean last) {
        if (requireNonNull(viewer).send(data)) {
            from.request(1);
        } else {
            end(CloseStatus.GOING_AWAY);
        }
        return null;
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        end(whyTheDesktopIsGone());
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
        LOG.debug("The agent's side of {} failed", sessionId, error);
        end(whyTheDesktopIsGone());
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable error) {
        LOG.debug("The viewer's side of {} failed", sessionId, error);
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        end(status);
    }

    /**
     * Closes the viewer of an ended session and one that is silent for too long; pings the others. Silence does not count
     * while a frozen desktop holds up what the viewer said: its answers wait behind that.
     */
    void lookAfter() {
        var there = viewer;
        if (viewability() == Viewability.TERMINATED) {
            end(ENDED);
        } else if (!delivering && lastHeard.plus(settings.silence()).isBefore(clock.instant())) {
            end(SILENT);
        } else if (there != null && !there.ping()) {
            end(CloseStatus.GOING_AWAY);
        }
    }

    /** Ends both sides, once. */
    void end(CloseStatus status) {
        if (!over.compareAndSet(null, status)) {
            return;
        }
        onEnd.accept(this);
        var desktop = agent;
        if (desktop != null) {
            desktop.abort();
        }
        var there = viewer;
        if (there != null) {
            there.close(status);
        }
    }

    /** A desktop is taken away at once when its session ends; the view may hear of the end a moment later. */
    private CloseStatus whyTheDesktopIsGone() {
        var deadline = System.nanoTime() + settings.viewLag().toNanos();
        while (viewability() != Viewability.TERMINATED) {
            if (over.get() != null || System.nanoTime() > deadline) {
                return LOST;
            }
            LockSupport.parkNanos(LOOK_AGAIN_NANOS);
        }
        return ENDED;
    }

    private @Nullable Viewability viewability() {
        return sessions.find(sessionId).map(ViewableSession::viewability).orElse(null);
    }

    private void heard() {
        lastHeard = clock.instant();
    }
}
