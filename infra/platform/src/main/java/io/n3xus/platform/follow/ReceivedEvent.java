package io.n3xus.platform.follow;

import java.time.Instant;

/**
 * A published event as a follower sees it.
 *
 * @param id the same when the event is delivered again
 * @param subject what it is about: the Kafka key
 * @param sequence the version of the aggregate that it made; grows by one with each stored event of the subject
 * @param time when it was stored
 * @param accountId whose it is; empty when it is nobody's
 * @param correlationId the request that it began with; empty when unknown
 * @param data the record of {@code infra/contracts}
 */
public record ReceivedEvent(
        String id,
        String type,
        String subject,
        long sequence,
        Instant time,
        String accountId,
        String correlationId,
        Place place,
        Object data) {

    /** Where in the log it stands. */
    public record Place(String topic, int partition, long offset) {}
}
