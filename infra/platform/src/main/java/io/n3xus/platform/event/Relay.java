package io.n3xus.platform.event;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.axonframework.config.ProcessingGroup;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.messaging.unitofwork.CurrentUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;

/**
 * Publishes every stored event to Kafka: in order, at least once, with stable ids. A batch is sent without waiting and
 * awaited as a whole before its position is stored; when the broker does not take it, the batch is sent again.
 */
@ProcessingGroup(Relay.NAME)
public class Relay {

    static final String NAME = "relay";

    private static final long PATIENCE_SECONDS = 30;

    private final EventPublisher publisher;
    private final Producer<String, byte[]> producer;
    private final CloudEvents events;

    Relay(EventPublisher publisher, Producer<String, byte[]> producer, CloudEvents events) {
        this.publisher = publisher;
        this.producer = producer;
        this.events = events;
    }

    @EventHandler
    void on(Object payload, EventMessage<?> stored) {
        var sent = sentInThisBatch();
        var outgoing = publisher.publish(stored);
        for (var part = 0; part < outgoing.size(); part++) {
            sent.add(producer.send(events.record(stored, outgoing.get(part), part)));
        }
    }

    private List<Future<RecordMetadata>> sentInThisBatch() {
        UnitOfWork<?> batch = CurrentUnitOfWork.get().root();
        return batch.getOrComputeResource(NAME, _ -> {
            var sent = new ArrayList<Future<RecordMetadata>>();
            batch.onPrepareCommit(_ -> sent.forEach(Relay::await));
            return sent;
        });
    }

    private static void await(Future<RecordMetadata> send) {
        try {
            send.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
        } catch (ExecutionException | TimeoutException failed) {
            throw new IllegalStateException("Kafka did not take an event; the batch will be sent again.", failed);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Stopped while waiting for Kafka.", stopping);
        }
    }
}
