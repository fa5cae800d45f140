package io.n3xus.session.support;

import static org.awaitility.Awaitility.await;

import io.n3xus.platform.command.Commands;
import io.n3xus.platform.service.NexusServices;
import io.n3xus.session.SessionServiceApplication;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.billing.BillingClient;
import io.n3xus.session.machine.Machines;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.TestClock;
import io.n3xus.testkit.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Primary;

/** Two replicas of session-service over the test backends, with neighbours that stand in. Shared by all tests of a JVM. */
public final class TestPlatform {

    public static final FakeBilling BILLING = new FakeBilling();
    public static final FakeAgent AGENT = new FakeAgent();
    public static final TestClock CLOCK = TestClock.startingNow();

    private static final TestTokens TOKENS = TestTokens.start();
    private static final ConfigurableApplicationContext FIRST = start(1);
    private static final ConfigurableApplicationContext SECOND = start(2);

    private static final int CALLS_REMEMBERED = 20;

    private TestPlatform() {}

    /** A person nobody has seen before. */
    public static String newUser() {
        return UUID.randomUUID().toString();
    }

    public static ApiClient as(String userId) {
        return anonymous().bearer(TOKENS.user(userId));
    }

    public static ApiClient asAdmin() {
        return anonymous().bearer(TOKENS.admin(newUser()));
    }

    public static ApiClient atSecondReplicaAs(String userId) {
        return client(SECOND).bearer(TOKENS.user(userId));
    }

    public static ApiClient anonymous() {
        return client(FIRST);
    }

    /** Decides without the machine being told, as a replica does that is killed right after. */
    public static Commands commands() {
        return FIRST.getBean(Commands.class);
    }

    public static ApplicationContext service() {
        return FIRST;
    }

    public static <T> T bean(Class<T> type) {
        return FIRST.getBean(type);
    }

    /** Makes the neighbours well and returns once the circuit breakers have forgotten what was. */
    public static void recover() {
        BILLING.be(FakeServer.Mood.WELL);
        AGENT.be(FakeServer.Mood.WELL);
        AGENT.breakStarts(false);
        for (var success = 0; success < CALLS_REMEMBERED; success++) {
            var nobody = SessionId.of(UUID.randomUUID());
            await().ignoreExceptions().atMost(Duration.ofSeconds(20)).until(() -> {
                bean(BillingClient.class).hold(nobody, 1, newUser(), 1);
                return true;
            });
            bean(Machines.class).remove(nobody).await(Duration.ofSeconds(5));
        }
        new Owner().createActive("basic");
    }

    private static ApiClient client(ConfigurableApplicationContext service) {
        return ApiClient.at("http://127.0.0.1:" + service.getEnvironment().getProperty("local.server.port"))
                .documented();
    }

    private static ConfigurableApplicationContext start(int replica) {
        var settings = new HashMap<String, Object>(Backends.properties("session-service"));
        settings.putAll(TOKENS.properties());
        settings.putAll(Map.of(
                "nexus.node",
                "session-service-" + replica,
                "server.port",
                0,
                "nexus.session.billing-url",
                BILLING.url(),
                "nexus.session.agent-url",
                AGENT.url(),
                "nexus.session.limits.per-account",
                4,
                "nexus.session.limits.per-agent",
                200,
                "nexus.session.desktops.reconcile-every",
                "50ms"));
        return NexusServices.run(SessionServiceApplication.class, "session-service", settings);
    }

    /** Found by the component scan of the application. */
    @Configuration(proxyBeanMethods = false)
    static class TestTime {

        @Bean
        @Primary
        TestClock testClock() {
            return CLOCK;
        }
    }
}
