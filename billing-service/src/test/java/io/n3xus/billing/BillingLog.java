package io.n3xus.billing;

import io.n3xus.billing.read.ledger.LedgerRecords;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.testkit.Backends;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to {@code billing.events} what billing would, for accounts of which it knows nothing else. */
public final class BillingLog {

    private static final Producer<String, byte[]> PRODUCER = new KafkaProducer<>(
            Map.of(ProducerConfig.BOOTSTRAP_SERVERS_CONFIG, Backends.kafkaServers(), ProducerConfig.ACKS_CONFIG, "all"),
            new StringSerializer(),
            new ByteArraySerializer());

    private BillingLog() {}

    /** All events of an account, the first with the sequence 0. */
    public static void publish(List<? extends PublishedBillingEvent> events) {
        for (var sequence = 0; sequence < events.size(); sequence++) {
            var _ = PRODUCER.send(LedgerRecords.record(events.get(sequence), sequence));
        }
        PRODUCER.flush();
    }
}
