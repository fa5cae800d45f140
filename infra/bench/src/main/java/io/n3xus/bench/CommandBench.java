package io.n3xus.bench;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.contracts.session.PublishedSessionEvent;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;

/** Pausing and resuming: from request to reply, and from the event's storing to its arrival on Kafka. */
final class CommandBench {

    private static final int ROUNDS = 100;
    private static final int MANY = 64;

    private final Path project;

    CommandBench(Path project) {
        this.project = project;
    }

    void run() throws Exception {
        System.out.println(Samples.header());
        try (var platform = new MeasuredPlatform(
                project,
                MeasuredPlatform.Training.OFF,
                "nexus.gateway.limits.tables.supercore.all.windows.minute.plans.enterprise=1000000",
                "nexus.session.limits.per-account=100")) {
            platform.up();
            var token = platform.token("admin");
            var pcs = new ArrayList<VirtualPc>();
            for (var number = 0; number < MANY; number++) {
                pcs.add(VirtualPc.create(platform, token));
            }
            pcs.forEach(VirtualPc::awaitActive);
            measure(platform, pcs.subList(0, 1), ROUNDS);
            measure(platform, pcs, ROUNDS / 10);
            pcs.forEach(VirtualPc::terminate);
        }
    }

    private static void measure(MeasuredPlatform platform, List<VirtualPc> pcs, int rounds) throws Exception {
        var name = pcs.size() + (pcs.size() == 1 ? " client: " : " clients: ");
        var pause = new Samples(name + "pause");
        var resume = new Samples(name + "resume");
        var lag = new Samples(name + "event stored -> on Kafka");
        var watching = new AtomicBoolean(true);
        try (var consumer = atTheEnd(platform.kafka());
                var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var watch = threads.submit(() -> watch(consumer, watching, lag));
            var clients = new ArrayList<Future<?>>();
            for (var pc : pcs) {
                clients.add(threads.submit(() -> {
                    for (var round = 0; round < rounds; round++) {
                        pause.time(pc::pause);
                        resume.time(pc::resume);
                    }
                    return null;
                }));
            }
            try {
                for (var client : clients) {
                    client.get();
                }
            } finally {
                watching.set(false);
            }
            watch.get();
        }
        List.of(pause, resume, lag).forEach(samples -> System.out.println(samples.row()));
    }

    private static KafkaConsumer<String, byte[]> atTheEnd(String kafka) {
        var consumer = new KafkaConsumer<>(
                Map.<String, Object>of(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, kafka),
                new StringDeserializer(),
                new ByteArrayDeserializer());
        var partitions = consumer.partitionsFor(PublishedSessionEvent.TOPIC).stream()
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
        return consumer;
    }

    private static void watch(KafkaConsumer<String, byte[]> consumer, AtomicBoolean watching, Samples lag) {
        while (watching.get()) {
            for (var record : consumer.poll(Duration.ofMillis(100))) {
                var stored = Instant.parse(
                        new String(record.headers().lastHeader("ce_time").value(), UTF_8));
                lag.add(Duration.between(stored, Instant.now()).toNanos());
            }
        }
    }
}
