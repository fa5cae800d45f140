package io.n3xus.stream;

import io.micrometer.core.instrument.MeterRegistry;
import io.n3xus.platform.follow.Views;
import io.n3xus.platform.service.NexusServices;
import io.n3xus.stream.api.Viewability;
import io.n3xus.stream.read.ViewableSession;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.TestTokens;
import java.net.URI;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.apache.catalina.LifecycleException;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.ResolvableType;

/** The service as it runs, an agent beside it, and sessions that are stated instead of lived. */
final class RunningStream implements AutoCloseable {

    static final String OWNER = UUID.randomUUID().toString();

    private static final AtomicLong VERSIONS = new AtomicLong();

    final TestTokens tokens = TestTokens.start();
    final FakeAgent agent = new FakeAgent();
    private final ConfigurableApplicationContext context;
    private final Views<ViewableSession> sessions;

    private RunningStream(Map<String, String> settings) {
        var properties = new HashMap<String, Object>(Backends.properties(StreamServiceApplication.NAME));
        properties.putAll(tokens.properties());
        properties.put("server.port", 0);
        properties.put("nexus.stream.agent-url", agent.url());
        properties.put("nexus.stream.look-after-every", "100ms");
        properties.put("nexus.stream.view-lag", "300ms");
        properties.putAll(settings);
        context = NexusServices.run(StreamServiceApplication.class, StreamServiceApplication.NAME, properties);
        sessions = context.<Views<ViewableSession>>getBeanProvider(
                        ResolvableType.forClassWithGenerics(Views.class, ViewableSession.class))
                .getObject();
    }

    static RunningStream with(Map<String, String> settings) {
        return new RunningStream(settings);
    }

    /** A session of the owner's in this state; its id. */
    String session(Viewability viewability) {
        var id = "sess_" + UUID.randomUUID().toString().replace("-", "");
        become(id, viewability);
        return id;
    }

    void become(String id, Viewability viewability) {
        sessions.saveIfNewer(new ViewableSession(id, VERSIONS.incrementAndGet(), OWNER, viewability));
    }

    Views<ViewableSession> sessions() {
        return sessions;
    }

    URI socket(String id) {
        return URI.create("ws://127.0.0.1:" + port() + "/vnc-viewer/" + id);
    }

    ApiClient client() {
        return ApiClient.at("http://127.0.0.1:" + port()).documented();
    }

    Browser view(String id) {
        return Browser.open(socket(id), tokens.user(OWNER));
    }

    ApplicationContext service() {
        return context;
    }

    int viewers() {
        return (int) context.getBean(MeterRegistry.class)
                .get("nexus.stream.viewers")
                .gauge()
                .value();
    }

    void stop() {
        context.close();
    }

    private String port() {
        return context.getEnvironment().getRequiredProperty("local.server.port");
    }

    @Override
    public void close() throws LifecycleException {
        stop();
        agent.close();
        tokens.close();
    }
}
