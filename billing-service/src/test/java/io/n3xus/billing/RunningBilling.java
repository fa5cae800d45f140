package io.n3xus.billing;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.event.Wire;
import io.n3xus.platform.service.NexusServices;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.Backends;
import io.n3xus.testkit.KafkaRecords;
import io.n3xus.testkit.TestTokens;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.awaitility.Awaitility;
import org.springframework.context.ApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import tools.jackson.databind.JsonNode;

/** Two replicas of billing-service on real stores for all tests, reached over HTTP and Kafka alone. */
public final class RunningBilling {

    private static final TestTokens TOKENS = TestTokens.start();
    private static final ConfigurableApplicationContext FIRST = start(1);
    private static final ConfigurableApplicationContext SECOND = start(2);

    static {
        Awaitility.setDefaultTimeout(Duration.ofSeconds(60)); // A bound for machines that do much else.
    }

    private RunningBilling() {}

    public static ApplicationContext context() {
        return FIRST;
    }

    public static ApplicationContext otherContext() {
        return SECOND;
    }

    /** As another service asks the first replica. */
    public static ApiClient service() {
        return http(FIRST).bearer(TOKENS.service("session-service"));
    }

    /** The second replica. */
    public static ApiClient otherReplica() {
        return http(SECOND).bearer(TOKENS.service("session-service"));
    }

    /** As a person asks. */
    public static ApiClient user(String accountId) {
        return http(FIRST).bearer(TOKENS.user(accountId));
    }

    public static ApiClient admin() {
        return http(FIRST).bearer(TOKENS.admin(newAccount()));
    }

    public static ApiClient stranger() {
        return http(FIRST);
    }

    public static String newAccount() {
        return UUID.randomUUID().toString();
    }

    public static void credit(String accountId, String entryId, long micros) {
        var reply = service()
                .post(
                        "/internal/credits",
                        Map.of("accountId", accountId, "entryId", entryId, "amountMicros", micros, "reason", "grant"));
        if (reply.status() != 201) {
            throw new AssertionError(reply.text());
        }
    }

    public static Map<String, Object> holdOf(String accountId, String sessionId, long micros, long minimumMicros) {
        return Map.of(
                "holdId", sessionId + ":1",
                "accountId", accountId,
                "reference", sessionId,
                "amountMicros", micros,
                "minimumMicros", minimumMicros);
    }

    /** What billing told the others about an account, in order. */
    public static List<String> published(String accountId) {
        return records(accountId)
                .map(record -> Objects.requireNonNull(KafkaRecords.header(record, Wire.TYPE)))
                .toList();
    }

    /** The same, as JSON. */
    public static List<JsonNode> bodies(String accountId) {
        return records(accountId)
                .map(record -> Wire.JSON.readTree(record.value()))
                .toList();
    }

    private static Stream<ConsumerRecord<String, byte[]>> records(String accountId) {
        return KafkaRecords.of(Backends.kafkaServers(), PublishedBillingEvent.TOPIC).stream()
                .filter(record -> accountId.equals(record.key()));
    }

    /** A further replica; whoever starts it ends it. */
    public static ConfigurableApplicationContext start(int replica) {
        return start(replica, Map.of());
    }

    /** The same with settings of its own. */
    public static ConfigurableApplicationContext start(int replica, Map<String, Object> settings) {
        var properties = new HashMap<String, Object>(Backends.properties("billing-service"));
        properties.putAll(TOKENS.properties());
        properties.put("server.port", 0);
        properties.put("nexus.node", "billing-service-" + replica);
        properties.put("nexus.billing.meters.tick", "100ms");
        properties.put("nexus.billing.holds.expires-after", "8s");
        properties.put("nexus.billing.payments", "test");
        properties.putAll(Map.of(
                "nexus.billing.webhooks.allow-private", true,
                "nexus.billing.webhooks.timeout", "2s",
                "nexus.billing.webhooks.claim-lasts", "20s",
                "nexus.billing.webhooks.poll", "100ms",
                "nexus.billing.webhooks.pending-max", 50,
                "nexus.billing.webhooks.attempts-max", 5,
                "nexus.billing.webhooks.first-wait", "100ms",
                "nexus.billing.webhooks.longest-wait", "1s"));
        properties.putAll(settings);
        return NexusServices.run(BillingServiceApplication.class, "billing-service", properties);
    }

    private static ApiClient http(ConfigurableApplicationContext context) {
        return ApiClient.at("http://127.0.0.1:" + context.getEnvironment().getRequiredProperty("local.server.port"))
                .documented();
    }
}
