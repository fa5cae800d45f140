package io.n3xus.agent.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;
import org.springframework.web.socket.handler.BinaryWebSocketHandler;

/**
 * One viewer's connection to one desktop. Each direction reads only after the other side took what was read before, so
 * a slow viewer or a frozen desktop costs one buffer and everything else waits in the sockets.
 */
final class VncRelay extends BinaryWebSocketHandler {

    private static final Logger LOG = LoggerFactory.getLogger(VncRelay.class);
    private static final int BUFFER_BYTES = 32 * 1024;
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    private final SocketChannel desktop;
    private final Duration slowestSend;
    private final Consumer<VncRelay> onEnd;
    private final AtomicBoolean over = new AtomicBoolean();
    private volatile @Nullable WebSocketSession viewer;

    VncRelay(SocketChannel desktop, Duration slowestSend, Consumer<VncRelay> onEnd) {
        this.desktop = desktop;
        this.slowestSend = slowestSend;
        this.onEnd = onEnd;
    }

    @Override
    public boolean supportsPartialMessages() {
        return true;
    }

    @Override
    public void afterConnectionEstablished(WebSocketSession session) {
        ((StandardWebSocketSession) session)
                .getNativeSession()
                .getUserProperties()
                .put(SEND_TIMEOUT, slowestSend.toMillis());
        viewer = session;
        Thread.ofVirtual().name("vnc-" + session.getId()).start(() -> pump(session));
    }

    @Override
    protected void handleBinaryMessage(WebSocketSession session, BinaryMessage message) {
        var bytes = message.getPayload();
        try {
            while (bytes.hasRemaining()) {
                desktop.write(bytes);
            }
        } catch (IOException e) {
            LOG.debug("A desktop takes no more keys: {}", e.getMessage());
            end();
        }
    }

    @Override
    public void afterConnectionClosed(WebSocketSession session, CloseStatus status) {
        end();
    }

    @Override
    public void handleTransportError(WebSocketSession session, Throwable error) {
        LOG.debug("A viewer's connection failed", error);
        end();
    }

    /** Ends both sides, once. */
    void end() {
        if (!over.compareAndSet(false, true)) {
            return;
        }
        onEnd.accept(this);
        var there = viewer;
        try {
            desktop.close();
            if (there != null) {
                there.close(CloseStatus.GOING_AWAY);
            }
        } catch (IOException e) {
            LOG.debug("A viewer was gone already: {}", e.getMessage());
        }
    }

    private void pump(WebSocketSession session) {
        var buffer = ByteBuffer.allocate(BUFFER_BYTES);
        try {
            while (desktop.read(buffer) >= 0) {
                session.sendMessage(new BinaryMessage(buffer.flip()));
                buffer.clear();
            }
        } catch (IOException | IllegalStateException e) {
            LOG.debug("A viewer and its desktop parted: {}", e.getMessage());
        }
        end();
    }
}
