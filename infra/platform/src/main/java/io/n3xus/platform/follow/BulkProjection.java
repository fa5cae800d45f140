package io.n3xus.platform.follow;

import java.util.Set;

/** A projection that takes in many records at once, as they come from Kafka, and stores what they amount to. */
public interface BulkProjection extends Subscriber {

    /** The collections that it alone writes. */
    Set<String> collections();

    /**
     * Begins to take in the events of some partitions. Called and used within one generation.
     *
     * @param start whether anything can be stored already
     */
    Intake open(Start start);

    /** Lets what stood still go on: the event that stopped it, and all after it, will be taken in again. */
    void resume(String subject);

    /** From where an intake goes on. */
    enum Start {
        /** Nothing is stored in this generation yet. */
        EMPTY,
        /** Whatever was stored for the events before. */
        STORED
    }
}
