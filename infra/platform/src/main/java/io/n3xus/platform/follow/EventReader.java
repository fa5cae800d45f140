package io.n3xus.platform.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.platform.event.Wire;
import io.n3xus.platform.follow.ReceivedEvent.Place;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Reads the events that one follower wants out of Kafka records; skips types it does not know. */
final class EventReader {

    private final Map<String, Class<?>> records;
    private final Set<String> topics;

    EventReader(Set<Class<?>> events) {
        records = events.stream()
                .collect(Collectors.toUnmodifiableMap(
                        record -> Wire.typeOf(record).value(), record -> record));
        topics = events.stream().map(record -> Wire.typeOf(record).topic()).collect(Collectors.toUnmodifiableSet());
    }

    Set<String> topics() {
        return topics;
    }

    /**
     * The event, when it is one of those wanted.
     *
     * @throws tools.jackson.core.JacksonException when the body is not what its type promises
     */
    Optional<ReceivedEvent> read(ConsumerRecord<String, byte[]> record) {
        var type = header(record, Wire.TYPE);
        var wanted = records.get(type);
        if (wanted == null) {
            return Optional.empty();
        }
        return Optional.of(new ReceivedEvent(
                header(record, Wire.ID),
                type,
                record.key(),
                Long.parseLong(header(record, Wire.SEQUENCE)),
                Instant.parse(header(record, Wire.TIME)),
                header(record, Wire.ACCOUNT),
                header(record, Wire.CORRELATION),
                new Place(record.topic(), record.partition(), record.offset()),
                Wire.JSON.readValue(record.value(), wanted)));
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
