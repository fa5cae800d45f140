package io.n3xus.platform.follow;

import io.n3xus.platform.event.Topics;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
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
    private static final Duration LOOK_FOR_REBUILDS = Duration.ofSeconds(1);
    /** What a bulk projection takes in at once. */
    static final int BULK_RECORDS = 5_000;

    private final PlatformSettings settings;
    private final Topics topics;
    private final DeadLetters deadLetters;
    private final Positions positions;
    private final Generations generations;
    private final ReplayOrders orders;
    private final List<Feed> feeds;
    private final Map<Feed, KafkaMessageListenerContainer<String, byte[]>> containers = new LinkedHashMap<>();

    Followers(
            PlatformSettings settings,
            Topics topics,
            DeadLetters deadLetters,
            Positions positions,
            Generations generations,
            ReplayOrders orders,
            List<Subscriber> subscribers) {
        this.settings = settings;
        this.topics = topics;
        this.deadLetters = deadLetters;
        this.positions = positions;
        this.generations = generations;
        this.orders = orders;
        this.feeds = subscribers.stream().map(Feed::new).toList();
        requireOwnNames(subscribers);
    }

    /** Two of one name would be one consumer group, and each would get a part of the events. */
    static void requireOwnNames(List<Subscriber> subscribers) {
        var names = new HashSet<String>();
        for (var each : subscribers) {
            if (!names.add(each.name())) {
                throw new IllegalStateException("More than one follower is called " + each.name());
            }
        }
    }

    List<Feed> all() {
        return feeds;
    }

    List<Feed> projections() {
        return feeds.stream().filter(Feed::isProjection).toList();
    }

    @Override
    public synchronized void start() {
        if (feeds.isEmpty()) {
            return;
        }
        createTopics();
        for (var feed : feeds) {
            containers.computeIfAbsent(feed, this::container).start();
        }
    }

    private void createTopics() {
        var names = new TreeSet<String>();
        for (var feed : feeds) {
            for (var topic : feed.topics()) {
                names.addAll(List.of(topic, topic + Topics.DEAD_LETTERS));
            }
        }
        topics.ensure(names);
    }

    private KafkaMessageListenerContainer<String, byte[]> container(Feed feed) {
        var listener = new FollowerListener(feed, generations, positions, deadLetters, orders);
        var properties = new ContainerProperties(feed.topics().toArray(String[]::new));
        properties.setGroupId(feed.name());
        properties.setClientId(settings.node() + "." + feed.name());
        properties.setMessageListener(listener);
        properties.setListenerTaskExecutor(new VirtualThreadTaskExecutor(feed.name() + "-"));
        properties.setShutdownTimeout(STOP_PATIENCE.toMillis());
        properties.setIdleEventInterval(LOOK_FOR_REBUILDS.toMillis());
        var container = new KafkaMessageListenerContainer<>(
                new DefaultKafkaConsumerFactory<String, byte[]>(consumer(feed)), properties);
        container.setBeanName(feed.name());
        container.setCommonErrorHandler(deadLetters.errorHandler(feed.name(), listener));
        return container;
    }

    private Map<String, Object> consumer(Feed feed) {
        var config = new HashMap<String, Object>();
        config.put(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, settings.kafka().servers());
        config.put(ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG, StringDeserializer.class);
        config.put(ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG, ByteArrayDeserializer.class);
        config.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        config.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        // A member known by name takes its partitions up again at once after a restart, also after kill -9.
        config.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, settings.node() + "." + feed.name());
        config.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, 6_000);
        config.put(ConsumerConfig.HEARTBEAT_INTERVAL_MS_CONFIG, 2_000);
        if (feed.isBulk()) {
            config.put(ConsumerConfig.MAX_POLL_RECORDS_CONFIG, BULK_RECORDS);
        }
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
