package io.n3xus.platform.follow;

import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * Takes in the records of some partitions in their order. Records may come again, and another replica may be at the same
 * ones: both must be harmless. Used by one thread.
 */
public interface Intake {

    /**
     * Takes in one record; it need not be stored before {@link #flush}.
     *
     * @throws RuntimeException when it cannot be read
     */
    void take(ConsumerRecord<String, byte[]> record);

    /** Told of a record that could not be taken in: what it is about stands still from here on. */
    void stop(ConsumerRecord<String, byte[]> record, String reason);

    /** Stores all that was taken in. */
    void flush();

    /** How much there is to store, in events; a rebuild stores when it is too much to keep in memory. */
    int unstored();
}
