package io.n3xus.gateway.token;

import io.n3xus.contracts.identity.PublishedIdentityEvent;
import io.n3xus.contracts.identity.PublishedIdentityEvent.ApiKeyRevoked;
import io.n3xus.contracts.identity.PublishedIdentityEvent.TokenRevoked;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.settings.NexusSettings;
import io.n3xus.platform.event.Wire;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;

/**
 * Reads every revocation there is, from the beginning, and then each new one. It belongs to no consumer group: each
 * replica of the gateway must know all of them.
 */
@Component
final class RevocationFollower implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(RevocationFollower.class);
    private static final String TOKEN_REVOKED = Wire.typeOf(TokenRevoked.class).value();
    private static final String KEY_REVOKED = Wire.typeOf(ApiKeyRevoked.class).value();
    private static final Duration POLL = Duration.ofMillis(500);
    private static final Duration PAUSE = Duration.ofSeconds(1);
    private final Revocations revocations;
    private final ApiKeys keys;
    private final String servers;
    private final boolean wanted;
    private volatile boolean running;
    private volatile CountDownLatch stopped = new CountDownLatch(1);
    private volatile @Nullable Consumer<byte[], byte[]> current;

    RevocationFollower(Revocations revocations, ApiKeys keys, GatewaySettings settings, NexusSettings nexus) {
        this.revocations = revocations;
        this.keys = keys;
        this.servers = nexus.kafka().servers();
        this.wanted = settings.tokens().revocations();
    }

    @Override
    public void start() {
        running = true;
        if (!wanted) {
            revocations.markKnown();
            return;
        }
        stopped = new CountDownLatch(1);
        Thread.ofPlatform().name("gateway.revocations").daemon().start(this::followUntilStopped);
    }

    private void followUntilStopped() {
        while (running) {
            try (var consumer = newConsumer()) {
                current = consumer;
                follow(consumer);
            } catch (RuntimeException e) {
                // Whatever it was: a gateway that stops reading believes in revoked tokens.
                if (running) {
                    LOG.warn("Revocations cannot be read; those known stay refused. Trying again. {}", e.toString());
                    pause();
                }
            }
        }
    }

    private void follow(Consumer<byte[], byte[]> consumer) {
        while (running && !assignAll(consumer)) {
            // No topic yet, so nothing was ever revoked.
            revocations.markKnown();
            pause();
        }
        var ends = consumer.endOffsets(consumer.assignment());
        while (running) {
            consumer.poll(POLL).forEach(this::read);
            if (!revocations.areKnown() && isPast(consumer, ends)) {
                revocations.markKnown();
                LOG.info("Revoked tokens are known: {}", revocations.size());
            }
            revocations.forgetExpired();
        }
    }

    private static boolean assignAll(Consumer<byte[], byte[]> consumer) {
        var partitions = consumer.partitionsFor(PublishedIdentityEvent.TOPIC).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return !partitions.isEmpty();
    }

    private static boolean isPast(Consumer<byte[], byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey()) >= end.getValue());
    }

    void read(ConsumerRecord<byte[], byte[]> event) {
        var type = event.headers().lastHeader(Wire.TYPE);
        if (type == null) {
            return;
        }
        try {
            read(new String(type.value(), StandardCharsets.UTF_8), event.value());
        } catch (JacksonException e) {
            LOG.error("Event {}-{}@{} is no revocation.", event.topic(), event.partition(), event.offset(), e);
        }
    }

    private void read(String type, byte[] event) {
        if (type.equals(TOKEN_REVOKED)) {
            var revoked = Wire.JSON.readValue(event, TokenRevoked.class);
            revocations.add(revoked.tokenId(), revoked.expiresAt());
        } else if (type.equals(KEY_REVOKED)) {
            var revoked = Wire.JSON.readValue(event, ApiKeyRevoked.class);
            keys.revoke(revoked.keyId(), revoked.at());
        }
    }

    private KafkaConsumer<byte[], byte[]> newConsumer() {
        var settings = Map.<String, Object>of(
                ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG,
                List.of(servers.split(",", -1)),
                ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
                false,
                ConsumerConfig.DEFAULT_API_TIMEOUT_MS_CONFIG,
                10_000,
                ConsumerConfig.METADATA_MAX_AGE_CONFIG,
                10_000);
        return new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            stopped.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void stop() {
        running = false;
        stopped.countDown();
        var polling = current;
        if (polling != null) {
            polling.wakeup();
        }
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
