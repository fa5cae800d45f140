package io.n3xus.platform.follow;

import io.n3xus.platform.follow.BulkProjection.Start;
import java.util.Set;

/** What the ways of being fed have in common, whoever it is that is fed. */
record Feed(Subscriber subscriber) {

    String name() {
        return subscriber.name();
    }

    /** Whether it only keeps documents and can be made again. */
    boolean isProjection() {
        return subscriber instanceof Projection || subscriber instanceof BulkProjection;
    }

    boolean isBulk() {
        return subscriber instanceof BulkProjection;
    }

    Set<String> topics() {
        return new EventReader(subscriber.events()).topics();
    }

    Set<String> collections() {
        return switch (subscriber) {
            case Projection projection -> projection.collections();
            case BulkProjection projection -> projection.collections();
            default -> Set.of();
        };
    }

    Intake open(Start start) {
        return switch (subscriber) {
            case BulkProjection projection -> projection.open(start);
            case Follower follower -> new EventIntake(follower);
            default -> throw new IllegalArgumentException(subscriber + " takes in events in no way known here.");
        };
    }
}
