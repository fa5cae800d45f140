package io.n3xus.platform.event;

import io.n3xus.platform.service.PlatformSettings;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.common.config.TopicConfig;
import org.apache.kafka.common.errors.TopicExistsException;

/** Creates topics that are kept for ever. Asking again for one that exists changes nothing. */
public final class Topics {

    private static final int PATIENCE_SECONDS = 30;

    /** Where events go that a follower could not digest: {@code <topic>.dlt}. */
    public static final String DEAD_LETTERS = ".dlt";

    private final PlatformSettings.Kafka kafka;

    public Topics(PlatformSettings.Kafka kafka) {
        this.kafka = kafka;
    }

    /**
     * Makes sure that the topics exist.
     *
     * @throws IllegalStateException when the broker does not answer in 30 s
     */
    public void ensure(Collection<String> names) {
        try (var admin = Admin.create(Map.of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka.servers()))) {
            var results =
                    admin.createTopics(names.stream().map(this::topic).toList()).values();
            for (var result : results.values()) {
                try {
                    result.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
                } catch (ExecutionException failed) {
                    if (!(failed.getCause() instanceof TopicExistsException)) {
                        throw new IllegalStateException("Kafka refused to create a topic.", failed.getCause());
                    }
                }
            }
        } catch (TimeoutException unreachable) {
            throw new IllegalStateException(
                    "Kafka at %s does not answer (setting nexus.kafka.servers).".formatted(kafka.servers()),
                    unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while creating topics.", stopping);
        }
    }

    private NewTopic topic(String name) {
        return new NewTopic(name, name.endsWith(DEAD_LETTERS) ? 1 : kafka.partitions(), kafka.replication())
                .configs(Map.of(TopicConfig.RETENTION_MS_CONFIG, "-1"));
    }
}
