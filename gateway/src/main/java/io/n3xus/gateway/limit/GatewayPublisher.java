package io.n3xus.gateway.limit;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.contracts.gateway.PublishedGatewayEvent;
import io.n3xus.gateway.settings.NexusSettings;
import io.n3xus.platform.event.Topics;
import io.n3xus.platform.event.Wire;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * Publishes what happens at the edge, on a thread of its own. Kafka is asked for nothing until there is something to
 * tell; what it does not take in time is lost, and so is what comes while a thousand events wait.
 */
@Component
class GatewayPublisher implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(GatewayPublisher.class);
    private static final int WAITING_MAX = 1000;
    private static final int SEND_MILLIS = 5_000;
    private static final Duration CLOSE = Duration.ofSeconds(1);

    private final PlatformSettings.Kafka kafka;
    private final BlockingQueue<PublishedGatewayEvent> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final AtomicBoolean lossIsLogged = new AtomicBoolean();
    private volatile @Nullable Thread thread;

    GatewayPublisher(NexusSettings settings) {
        var own = settings.kafka();
        this.kafka = new PlatformSettings.Kafka(own.servers(), own.partitions(), own.replication());
    }

    /** Returns at once, whatever becomes of the event. */
    void publish(PublishedGatewayEvent event) {
        if (!waiting.offer(event)) {
            logLoss("Too many wait.");
        }
    }

    @Override
    public void start() {
        thread = Thread.ofPlatform().name("gateway.events").daemon().start(this::publishUntilStopped);
    }

    private void publishUntilStopped() {
        try {
            while (true) {
                publishFrom(waiting.take());
            }
        } catch (InterruptedException _) {
            // Stopped.
        }
    }

    /** Until Kafka fails: then all begins anew with the next event. */
    private void publishFrom(PublishedGatewayEvent first) throws InterruptedException {
        var producer = newProducer();
        try {
            new Topics(kafka).ensure(Set.of(PublishedGatewayEvent.TOPIC));
            for (var next = first; ; next = waiting.take()) {
                var _ = producer.send(record(next), (_, failure) -> note(failure));
            }
        } catch (KafkaException | IllegalStateException failure) {
            note(failure);
        } finally {
            // A thread that is interrupted could not wait for what is still on its way.
            var stopping = Thread.interrupted();
            producer.close(CLOSE);
            if (stopping) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private void note(@Nullable Exception failure) {
        if (failure == null) {
            lossIsLogged.set(false);
        } else {
            logLoss(failure.toString());
        }
    }

    private void logLoss(String why) {
        if (!lossIsLogged.getAndSet(true)) {
            LOG.warn("Events of the gateway are lost until Kafka takes them. {}", why);
        }
    }

    private static ProducerRecord<String, byte[]> record(PublishedGatewayEvent event) {
        var type = Wire.typeOf(event.getClass());
        var record = new ProducerRecord<>(type.topic(), event.requestId(), Wire.JSON.writeValueAsBytes(event));
        Map.of(
                        Wire.SPEC_VERSION,
                        "1.0",
                        "content-type",
                        "application/json",
                        Wire.ID,
                        UUID.randomUUID().toString(),
                        Wire.TYPE,
                        type.value(),
                        Wire.SOURCE,
                        "n3xus/gateway",
                        Wire.TIME,
                        event.at().toString(),
                        Wire.SUBJECT,
                        event.requestId(),
                        Wire.CORRELATION,
                        event.requestId())
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    private KafkaProducer<String, byte[]> newProducer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        kafka.servers(),
                        ProducerConfig.MAX_BLOCK_MS_CONFIG,
                        SEND_MILLIS,
                        ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG,
                        SEND_MILLIS,
                        ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG,
                        2 * SEND_MILLIS),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    @Override
    public void stop() {
        var running = thread;
        if (running != null) {
            running.interrupt();
            thread = null;
        }
    }

    @Override
    public boolean isRunning() {
        return thread != null;
    }
}
