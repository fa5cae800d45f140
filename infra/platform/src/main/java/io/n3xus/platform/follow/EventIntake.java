package io.n3xus.platform.follow;

import io.n3xus.platform.event.Correlation;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Tells a follower of one event after the other; each is stored by the time it returns. */
final class EventIntake implements Intake {

    private final Follower follower;
    private final EventReader reader;

    EventIntake(Follower follower) {
        this.follower = follower;
        this.reader = new EventReader(follower.events());
    }

    @Override
    public void take(ConsumerRecord<String, byte[]> record) {
        reader.read(record)
                .ifPresent(event -> Correlation.runAs(event.correlationId(), event.id(), () -> follower.on(event)));
    }

    /** Nothing stands still: the events after it do not depend on it. */
    @Override
    public void stop(ConsumerRecord<String, byte[]> record, String reason) {}

    @Override
    public void flush() {}

    @Override
    public int unstored() {
        return 0;
    }
}
