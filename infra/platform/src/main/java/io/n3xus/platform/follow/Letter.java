package io.n3xus.platform.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.platform.event.Topics;
import io.n3xus.platform.event.Wire;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;

/**
 * An event that was put aside.
 *
 * @param number of the letter on its topic
 * @param event as it stood, and stands, in the log
 */
record Letter(String follower, String reason, long number, Instant putAsideAt, ConsumerRecord<String, byte[]> event) {

    /** Reads one as {@link DeadLetters} wrote it. */
    static Letter of(ConsumerRecord<String, byte[]> letter) {
        var origin = header(letter, DeadLetters.ORIGIN);
        var slash = origin.lastIndexOf('/');
        var dash = origin.lastIndexOf('-', slash);
        var event = new ConsumerRecord<>(
                letter.topic().substring(0, letter.topic().length() - Topics.DEAD_LETTERS.length()),
                Integer.parseInt(origin.substring(dash + 1, slash)),
                Long.parseLong(origin.substring(slash + 1)),
                letter.key(),
                letter.value());
        letter.headers().forEach(event.headers()::add);
        return new Letter(
                header(letter, DeadLetters.FOLLOWER),
                header(letter, DeadLetters.REASON),
                letter.offset(),
                Instant.ofEpochMilli(letter.timestamp()),
                event);
    }

    /** Who could not take in what: {@code billing.accounts/billing.events-2/17}. */
    String id() {
        return "%s/%s/%d".formatted(follower, partition(), event.offset());
    }

    TopicPartition partition() {
        return FollowerListener.partition(event);
    }

    String type() {
        return header(event, Wire.TYPE);
    }

    private static String header(ConsumerRecord<String, byte[]> record, String name) {
        var header = record.headers().lastHeader(name);
        return header == null ? "" : new String(header.value(), UTF_8);
    }
}
