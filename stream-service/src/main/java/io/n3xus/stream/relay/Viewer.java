package io.n3xus.stream.relay;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.BinaryMessage;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.PingMessage;
import org.springframework.web.socket.WebSocketMessage;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.adapter.standard.StandardWebSocketSession;

/** The browser's end. Sending blocks until the browser's side of TCP took the bytes, for a bounded time. */
record Viewer(WebSocketSession session) {

    private static final Logger LOG = LoggerFactory.getLogger(Viewer.class);
    private static final String SEND_TIMEOUT = "org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT";

    static Viewer of(WebSocketSession session, Duration slowestSend) {
        var settings = ((StandardWebSocketSession) session).getNativeSession().getUserProperties();
        settings.put(SEND_TIMEOUT, slowestSend.toMillis());
        return new Viewer(session);
    }

    /** Tells whether the viewer is still there. */
    boolean send(ByteBuffer bytes) {
        return send(new BinaryMessage(bytes));
    }

    /** Tells whether the viewer is still there. */
    boolean ping() {
        return send(new PingMessage());
    }

    private boolean send(WebSocketMessage<?> message) {
        try {
            session.sendMessage(message);
            return true;
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("A viewer is gone: {}", gone.getMessage());
            return false;
        }
    }

    void close(CloseStatus status) {
        try {
            session.close(status);
        } catch (IOException gone) {
            LOG.debug("A viewer was gone before it was closed: {}", gone.getMessage());
        }
    }
}
