package io.n3xus.platform.follow;

/**
 * Takes in published events: in order per subject, one at a time, each at least once. What it does with one must be
 * harmless when done again.
 */
public interface Follower extends Subscriber {

    /**
     * Takes in one event.
     *
     * @throws RuntimeException when it cannot: tried again for as long as a dependency is down, else a few times before
     *     the event goes to the dead letters
     */
    void on(ReceivedEvent event);
}
