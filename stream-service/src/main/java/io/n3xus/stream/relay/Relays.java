package io.n3xus.stream.relay;

import io.n3xus.platform.follow.Views;
import io.n3xus.stream.StreamSettings;
import io.n3xus.stream.read.ViewableSession;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** All viewers of this replica: opens each, looks after them at a steady pace and closes them before the service stops. */
@Component
public class Relays implements SmartLifecycle {

    private static final CloseStatus STOPPING = CloseStatus.GOING_AWAY.withReason("The platform is restarting");

    private final Seats seats;
    private final AgentDesktops desktops;
    private final Views<ViewableSession> sessions;
    private final StreamSettings settings;
    private final Clock clock;
    private final DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();
    private final Set<Relay> open = ConcurrentHashMap.newKeySet();
    private volatile boolean running;

    Relays(Seats seats, AgentDesktops desktops, Views<ViewableSession> sessions, StreamSettings settings, Clock clock) {
        this.seats = seats;
        this.desktops = desktops;
        this.sessions = sessions;
        this.settings = settings;
        this.clock = clock;
        handshake.setSupportedProtocols("binary");
    }

    /** Connects to the desktop first, so that what cannot work is refused before the browser's upgrade. */
    public void open(String sessionId, HttpServletRequest request, HttpServletResponse response) {
        var seat = seats.take(sessionId);
        var relay = new Relay(sessionId, sessions, settings, clock, ended -> {
            open.remove(ended);
            seat.close();
        });
        open.add(relay);
        var upgraded = false;
        try {
            desktops.connect(sessionId, relay);
            upgraded = handshake.doHandshake(
                    new ServletServerHttpRequest(request), new ServletServerHttpResponse(response), relay, Map.of());
        } finally {
            if (!upgraded) {
                relay.end(CloseStatus.GOING_AWAY);
            }
        }
    }

    @Override
    public void start() {
        running = true;
        Thread.ofVirtual().name("look-after-viewers").start(this::lookAfterAll);
    }

    private void lookAfterAll() {
        try {
            while (running) {
                Thread.sleep(settings.lookAfterEvery());
                // Each by itself: a viewer that takes its ping slowly holds up no other.
                open.forEach(relay -> Thread.startVirtualThread(relay::lookAfter));
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(relay -> relay.end(STOPPING));
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
