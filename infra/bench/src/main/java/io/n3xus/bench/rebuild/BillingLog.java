package io.n3xus.bench.rebuild;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.HoldConfirmed;
import io.n3xus.contracts.billing.PublishedBillingEvent.MeterStarted;
import io.n3xus.contracts.billing.PublishedBillingEvent.MeterStopped;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import io.n3xus.platform.event.Wire;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sessions of many accounts, one after the other, as billing publishes them: with every header, and round about. */
final class BillingLog {

    private static final long CREDIT = 1_000_000_000_000L;
    private static final long HELD = 10_000_000;
    private static final long CHARGE = 1_000_000;
    private static final int EVENTS_A_SESSION = 15;
    private static final int EVENTS_BEFORE_USE = 3;
    /** Late enough that no hold is taken back while it is measured. */
    private static final Duration NEVER = Duration.ofDays(10_000);

    private static final int RECORDS_AT_ONCE = 10_000;
    private static final int BYTES_AT_ONCE = 8 << 20;
    private static final Instant BEGIN = Instant.parse("2026-03-01T12:00:00.123456Z");

    private final String servers;

    BillingLog(String servers) {
        this.servers = servers;
    }

    /** Writes at least so many events about so many accounts and answers how many. */
    long fill(long events, int accounts) {
        var written = 0L;
        var ids = new String[accounts];
        for (var account = 0; account < accounts; account++) {
            ids[account] = UUID.randomUUID().toString();
        }
        try (var producer = producer()) {
            for (var round = 0; written < events; round++) {
                for (var account = 0; account < accounts && written < events; account++) {
                    written += session(producer, ids[account], round);
                }
            }
        }
        return written;
    }

    /** The first round is a credit; each further one a session of six minutes. */
    private static long session(KafkaProducer<String, byte[]> producer, String account, int round) {
        var at = BEGIN.plusSeconds(round * 600L);
        if (round == 0) {
            send(producer, 0, new Credited(account, "seed:" + account, "grant", CREDIT, CREDIT, 0, at));
            return 1;
        }
        var sequence = 1 + (round - 1L) * EVENTS_A_SESSION;
        var balance = CREDIT - (round - 1L) * 5 * CHARGE - HELD;
        var session = "sess_%s%06d".formatted(account.substring(0, 8), round);
        var hold = session + ":1";
        send(producer, sequence, new Reserved(account, hold, session, HELD, at.plus(NEVER), balance, HELD, at));
        send(producer, sequence + 1, new HoldConfirmed(account, hold, at.plusMillis(10)));
        send(producer, sequence + 2, new MeterStarted(account, session, 1, hold, 60 * CHARGE, at.plusSeconds(1)));
        for (var minute = 1; minute <= 5; minute++) {
            var left = HELD - minute * CHARGE;
            var charged = new Debited(
                    account, hold, session, "sessions", CHARGE, balance, left, at.plusSeconds(60L * minute));
            var next = sequence + EVENTS_BEFORE_USE + 2L * (minute - 1);
            send(producer, next, charged);
            send(producer, next + 1, used(charged));
        }
        var rest = HELD - 5 * CHARGE;
        var end = at.plusSeconds(360);
        send(producer, sequence + 13, new Released(account, hold, session, "settled", rest, balance + rest, 0, end));
        send(producer, sequence + 14, new MeterStopped(account, session, 1, hold, end));
        return EVENTS_A_SESSION;
    }

    private static UsageMetered used(Debited charged) {
        var minute = List.of(new Line("session.time", "basic", 60, 1, 60 * CHARGE, CHARGE));
        return new UsageMetered(
                charged.accountId(),
                charged.holdId(),
                "sessions",
                charged.reference(),
                minute,
                0,
                charged.at().minusSeconds(60),
                charged.at(),
                null,
                null,
                charged.at());
    }

    private static void send(KafkaProducer<String, byte[]> producer, long sequence, PublishedBillingEvent event) {
        var type = Wire.typeOf(event.getClass());
        var record = new ProducerRecord<>(type.topic(), event.accountId(), Wire.JSON.writeValueAsBytes(event));
        var id = UUID.nameUUIDFromBytes((event.accountId() + sequence).getBytes(UTF_8))
                .toString();
        header(record, Wire.SPEC_VERSION, "1.0");
        header(record, "content-type", "application/json");
        header(record, Wire.ID, id);
        header(record, Wire.TYPE, type.value());
        header(record, Wire.SOURCE, "n3xus/billing-service");
        header(record, Wire.TIME, event.at().toString());
        header(record, Wire.SUBJECT, event.accountId());
        header(record, Wire.ACCOUNT, event.accountId());
        header(record, Wire.SEQUENCE, Long.toString(sequence));
        header(record, Wire.CORRELATION, id);
        header(record, Wire.CAUSATION, id);
        var _ = producer.send(record);
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, String value) {
        record.headers().add(name, value.getBytes(UTF_8));
    }

    private KafkaProducer<String, byte[]> producer() {
        return new KafkaProducer<>(
                Map.of(
                        ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                        servers,
                        ProducerConfig.LINGER_MS_CONFIG,
                        20,
                        ProducerConfig.BATCH_SIZE_CONFIG,
                        256 << 10),
                new StringSerializer(),
                new ByteArraySerializer());
    }

    /** Reads all of it and nothing else, with one consumer as the rebuild has them; answers how many there were. */
    long read() {
        try (var consumer = new KafkaConsumer<>(
                Map.of(
                        ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG, servers,
                        ConsumerConfig.MAX_POLL_RECORDS_CONFIG, RECORDS_AT_ONCE,
                        ConsumerConfig.MAX_PARTITION_FETCH_BYTES_CONFIG, BYTES_AT_ONCE / 4,
                        ConsumerConfig.FETCH_MAX_BYTES_CONFIG, BYTES_AT_ONCE,
                        ConsumerConfig.RECEIVE_BUFFER_CONFIG, BYTES_AT_ONCE / 8),
                new StringDeserializer(),
                new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(PublishedBillingEvent.TOPIC).stream()
                    .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var all = consumer.endOffsets(partitions).values().stream()
                    .mapToLong(Long::longValue)
                    .sum();
            var read = 0L;
            while (read < all) {
                read += consumer.poll(Duration.ofMillis(200)).count();
            }
            return read;
        }
    }
}
