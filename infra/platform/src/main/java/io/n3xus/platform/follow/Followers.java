package io.n3xus.platform.follow;

import io.n3xus.platform.event.Topics;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.kafka.core.DefaultKafkaConsumerFactory;
import org.springframework.kafka.listener.ContainerProperties;
import org.springframework.kafka.listener.KafkaMessageListenerContainer;

/** Runs every follower of the service, each in its own consumer group. */
final class Followers implements SmartLifecycle {

    private static final Duration STOP_PATIENCE = Duration.ofSeconds(5);
    private static final Duration LOOK_FOR_REBUILDS = Duration.ofSeconds(5);

    private final PlatformSettings settings;
    private final Topics topics;
    private final DeadLetters deadLetters;
    private final Positions positions;
    private final RebuildLock rebuilds;
    private final List<Follower> followers;
    private final Map<Follower, KafkaMessageListenerContainer<String, byte[]>> containers = new LinkedHashMap<>();

    Followers(
            PlatformSettings settings,
            Topics topics,
            DeadLetters deadLetters,
            Positions positions,
            RebuildLock rebuilds,
            List<Follower> followers) {
        this.settings = settings;
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.rebuilds = rebuilds;
        this.followers = List.copyOf(followers);
    }

    List<Projection> projections() {
        return followers.stream()
                .filter(Projection.class::isInstance)
                .map(Projection.class::cast)
                .toList();
    }

    @Override
    public synchronized void start() {
        if (followers.isEmpty()) {
            return;
        }
        createTopics();
        for (var follower : followers) {
            containers.computeIfAbsent(follower, this::container).start();
        }
    }

    private void createTopics() {
        var names = new TreeSet<String>();
        for (var follower : followers) {
            for (var topic : new EventReader(follower.events()).topics()) {
                names.addAll(List.of(topic, topic + Topics.DEAD_LETTERS));
            }
        }
        topics.ensure(names);
    }

    private KafkaMessageListenerContainer<String, byte[]> container(Follower follower) {
        var reader = new EventReader(follower.events());
        var properties = new ContainerProperties(reader.topics().toArray(String[]::new));
        properties.setGroupId(follower.name());
        properties.setClientId(settings.node() + "." + follower.name());
        properties.setMessageListener(new FollowerListener(follower, reader, positions, rebuilds));
        properties.setListenerTaskExecutor(new VirtualThreadTaskExecutor(follower.name() + "-"));
        properties.setShutdownTimeout(STOP_PATIENCE.toMillis());
        properties.setIdleEventInterval(LOOK_FOR_REBUILDS.toMillis());
        var container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<String, byte[]>(consumer(follower)), properties);
        container.setBeanName(follower.name());
        container.setCommonErrorHandler(deadLetters.errorHandler(follower.name()));
        return container;
    }

    private Map<String, Object> consumer(Follower follower) {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().servers());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A member known by name takes its partitions up again at once after a restart, also after kill -9.
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.node() + "." + follower.name());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        config.put(ConsumerConfig.RECONNECT_BACKOFF_MAX_MS_CONFIG, 1_000);
        return config;
    }

    @Override
    public synchronized void stop() {
        containers.values().forEach(KafkaMessageListenerContainer::stop);
    }

    @Override
    public synchronized boolean isRunning() {
        return containers.values().stream().anyMatch(KafkaMessageListenerContainer::isRunning);
    }
}
