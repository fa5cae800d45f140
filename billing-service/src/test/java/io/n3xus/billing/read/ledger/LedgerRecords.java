package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.event.Wire;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Events as they stand on Kafka. */
public final class LedgerRecords {

    private LedgerRecords() {}

    /** The record that billing publishes for an event of this version. */
    public static ProducerRecord<String, byte[]> record(PublishedBillingEvent event, long sequence) {
        var record = new ProducerRecord<>(
                PublishedBillingEvent.TOPIC, event.accountId(), Wire.JSON.writeValueAsBytes(event));
        Map.of(
                        Wire.TYPE, Wire.typeOf(event.getClass()).value(),
                        Wire.SEQUENCE, Long.toString(sequence),
                        Wire.TIME, event.at().toString(),
                        Wire.ID, event.accountId() + "#" + sequence)
                .forEach((name, value) -> record.headers().add(name, value.getBytes(UTF_8)));
        return record;
    }

    /** The same as it is read at that place. */
    public static ConsumerRecord<String, byte[]> at(long offset, ProducerRecord<String, byte[]> record) {
        var read = new ConsumerRecord<>(record.topic(), 0, offset, record.key(), record.value());
        record.headers().forEach(read.headers()::add);
        return read;
    }
}
