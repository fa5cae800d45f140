package io.n3xus.billing.read;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.event.Wire;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import tools.jackson.databind.JsonNode;

/** One event of each version that was ever published, all of one account, as they stand on Kafka. Lines are only added. */
public final class PublishedLog {

    public static final String ACCOUNT = "7d1f4f9e-0c1e-4d3e-9a53-2a1f6f1f3b10";

    private PublishedLog() {}

    /** Each with its type, sequence, time and data. */
    public static List<JsonNode> lines() {
        try (var log = PublishedLog.class.getResourceAsStream("/published/billing.events.jsonl")) {
            return new String(Objects.requireNonNull(log).readAllBytes(), UTF_8)
                    .lines()
                    .map(Wire.JSON::readTree)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The same as records, the first at offset 0. */
    public static List<ConsumerRecord<String, byte[]>> records() {
        return lines().stream().map(PublishedLog::record).toList();
    }

    private static ConsumerRecord<String, byte[]> record(JsonNode line) {
        var sequence = line.get("sequence").asLong();
        var body = line.get("data").toString().getBytes(UTF_8);
        var record = new ConsumerRecord<>(PublishedBillingEvent.TOPIC, 0, sequence, ACCOUNT, body);
        Map.of(
                        Wire.TYPE, line.get("type").asString(),
                        Wire.SEQUENCE, Long.toString(sequence),
                        Wire.TIME, line.get("time").asString(),
                        Wire.ID, ACCOUNT + ":" + sequence)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }
}
