package io.n3xus.stream;

import jakarta.servlet.http.HttpServlet;
import jakarta.websocket.CloseReason;
import jakarta.websocket.DeploymentException;
import jakarta.websocket.Endpoint;
import jakarta.websocket.EndpointConfig;
import jakarta.websocket.HandshakeResponse;
import jakarta.websocket.MessageHandler;
import jakarta.websocket.Session;
import jakarta.websocket.server.HandshakeRequest;
import jakarta.websocket.server.ServerContainer;
import jakarta.websocket.server.ServerEndpointConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.apache.catalina.LifecycleException;
import org.apache.catalina.startup.Tomcat;
import org.apache.tomcat.websocket.server.WsContextListener;

/** An agent without machines: a real WebSocket server that hands each desktop connection to the test. */
final class FakeAgent implements AutoCloseable {

    private static final String CONTAINER = "jakarta.websocket.server.ServerContainer";

    private final Tomcat tomcat = new Tomcat();
    private final Map<String, BlockingQueue<Desktop>> connections = new ConcurrentHashMap<>();
    private final Queue<String> tokens = new ConcurrentLinkedQueue<>();

    FakeAgent() {
        try {
            tomcat.setBaseDir(Files.createTempDirectory("fake-agent").toString());
            tomcat.setPort(0);
            var context = tomcat.addContext("", null);
            context.addApplicationListener(WsContextListener.class.getName());
            Tomcat.addServlet(context, "none", new HttpServlet() {});
            context.addServletMappingDecoded("/", "none");
            tomcat.getConnector();
            tomcat.start();
            var sockets = (ServerContainer) context.getServletContext().getAttribute(CONTAINER);
            sockets.addEndpoint(
                    ServerEndpointConfig.Builder.create(DesktopEndpoint.class, "/internal/desktops/{id}/vnc")
                            .configurator(new Configurator())
                            .build());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (LifecycleException | DeploymentException e) {
            throw new IllegalStateException(e);
        }
    }

    URI url() {
        return URI.create("http://127.0.0.1:" + tomcat.getConnector().getLocalPort());
    }

    /** The next connection to the desktop of this session; waits for it at most 10 s. */
    Desktop desktop(String id) throws InterruptedException {
        return Objects.requireNonNull(of(id).poll(10, TimeUnit.SECONDS), "Nobody connected to the desktop.");
    }

    private BlockingQueue<Desktop> of(String id) {
        return connections.computeIfAbsent(id, _ -> new LinkedBlockingQueue<>());
    }

    /** The Authorization headers that arrived. */
    List<String> tokens() {
        return List.copyOf(tokens);
    }

    @Override
    public void close() throws LifecycleException {
        tomcat.stop();
        tomcat.destroy();
    }

    private final class Configurator extends ServerEndpointConfig.Configurator {

        @Override
        public <T> T getEndpointInstance(Class<T> endpoint) {
            return endpoint.cast(new DesktopEndpoint());
        }

        @Override
        public void modifyHandshake(ServerEndpointConfig config, HandshakeRequest request, HandshakeResponse response) {
            tokens.addAll(request.getHeaders().getOrDefault("authorization", List.of()));
        }
    }

    private final class DesktopEndpoint extends Endpoint {

        private final Desktop desktop = new Desktop();

        @Override
        public void onOpen(Session session, EndpointConfig config) {
            desktop.session = session;
            session.getUserProperties()
                    .putAll(Map.of("org.apache.tomcat.websocket.BLOCKING_SEND_TIMEOUT", Long.MAX_VALUE));
            session.addMessageHandler(new MessageHandler.Partial<ByteBuffer>() {
                @Override
                public void onMessage(ByteBuffer part, boolean last) {
                    desktop.receive(part);
                }
            });
            of(Objects.requireNonNull(session.getPathParameters().get("id"))).add(desktop);
        }

        @Override
        public void onClose(Session session, CloseReason reason) {
            desktop.closed = true;
        }
    }
}
