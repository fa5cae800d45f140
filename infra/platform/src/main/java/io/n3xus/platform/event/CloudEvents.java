package io.n3xus.platform.event;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Objects;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.axonframework.eventhandling.DomainEventMessage;
import org.axonframework.eventhandling.EventMessage;
import org.jspecify.annotations.Nullable;

/** A stored event as CloudEvents 1.0 records in Kafka's binary mode. */
final class CloudEvents {

    private final String source;

    CloudEvents(String service) {
        source = "n3xus/" + service;
    }

    /**
     * The record of the {@code part}-th event published for one stored event.
     *
     * @param part from 0; makes the id unique and the same again when the relay repeats itself
     */
    ProducerRecord<String, byte[]> record(EventMessage<?> stored, OutgoingEvent event, int part) {
        var type = Wire.typeOf(event.data().getClass());
        var record = new ProducerRecord<>(type.topic(), event.key(), Wire.JSON.writeValueAsBytes(event.data()));
        header(record, Wire.SPEC_VERSION, "1.0");
        header(record, "content-type", "application/json");
        header(record, Wire.ID, part == 0 ? stored.getIdentifier() : stored.getIdentifier() + "." + part);
        header(record, Wire.TYPE, type.value());
        header(record, Wire.SOURCE, source);
        header(record, Wire.TIME, stored.getTimestamp().toString());
        header(record, Wire.SUBJECT, event.key());
        header(record, Wire.ACCOUNT, event.accountId());
        header(record, Wire.SEQUENCE, Long.toString(sequence(stored)));
        header(record, Wire.CORRELATION, metadata(stored, Correlation.REQUEST));
        header(record, Wire.CAUSATION, metadata(stored, Correlation.CAUSE));
        return record;
    }

    private static long sequence(EventMessage<?> stored) {
        return stored instanceof DomainEventMessage<?> domain ? domain.getSequenceNumber() : 0;
    }

    private static @Nullable String metadata(EventMessage<?> stored, String key) {
        return Objects.toString(stored.getMetaData().get(key), null);
    }

    private static void header(ProducerRecord<String, byte[]> record, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            record.headers().add(name, value.getBytes(UTF_8));
        }
    }
}
