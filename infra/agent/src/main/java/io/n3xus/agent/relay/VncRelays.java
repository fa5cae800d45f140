package io.n3xus.agent.relay;

import io.n3xus.agent.AgentSettings;
import io.n3xus.agent.api.AgentRefusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import org.springframework.context.SmartLifecycle;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.server.support.DefaultHandshakeHandler;

/** All open relays of this machine, counted, and closed before the server stops. */
@Component
public class VncRelays implements SmartLifecycle {

    private final AgentSettings settings;
    private final Semaphore places;
    private final Set<VncRelay> open = ConcurrentHashMap.newKeySet();
    private final DefaultHandshakeHandler handshake = new DefaultHandshakeHandler();
    private volatile boolean running;

    VncRelays(AgentSettings settings) {
        this.settings = settings;
        places = new Semaphore(settings.viewersMax());
        handshake.setSupportedProtocols("binary");
    }

    /** Connects to the desktop first, so that what cannot work is refused before the upgrade. */
    public void open(Path socket, HttpServletRequest request, HttpServletResponse response) {
        if (!places.tryAcquire()) {
            throw new RefusedException(
                    AgentRefusal.TOO_MANY_VIEWERS,
                    "All " + settings.viewersMax() + " places for viewers of this machine are taken.");
        }
        var relay = new VncRelay(connect(socket), settings.slowestSend(), ended -> {
            open.remove(ended);
            places.release();
        });
        open.add(relay);
        var upgraded = false;
        try {
            upgraded = handshake.doHandshake(
                    new ServletServerHttpRequest(request), new ServletServerHttpResponse(response), relay, Map.of());
        } finally {
            if (!upgraded) {
                relay.end();
            }
        }
    }

    int open() {
        return open.size();
    }

    private SocketChannel connect(Path socket) {
        try {
            return SocketChannel.open(UnixDomainSocketAddress.of(socket));
        } catch (IOException e) {
            places.release();
            throw new RefusedException(AgentRefusal.ENDED, "The desktop does not answer: " + e.getMessage());
        }
    }

    @Override
    public void start() {
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        open.forEach(VncRelay::end);
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
