package io.n3xus.platform.follow;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.MongoException;
import io.n3xus.platform.event.Topics;
import io.n3xus.platform.refusal.RefusalCode;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Objects;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.KafkaException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.core.NestedExceptionUtils;
import org.springframework.dao.DataAccessException;
import org.springframework.kafka.listener.DefaultErrorHandler;
import org.springframework.util.backoff.BackOff;
import org.springframework.util.backoff.ExponentialBackOff;
import tools.jackson.core.JacksonException;

/**
 * What becomes of an event that a follower could not take in. While a dependency is down it waits, for as long as that
 * takes; otherwise it is tried a few times and then put aside on {@code <topic>.dlt} with the reason.
 */
final class DeadLetters {

    /** Headers of a letter. */
    static final String REASON = "dlt_reason";

    static final String FOLLOWER = "dlt_follower";
    static final String ORIGIN = "dlt_origin";

    private static final Logger LOG = LoggerFactory.getLogger(DeadLetters.class);
    private static final long FIRST_WAIT_MILLIS = 50;
    private static final long LONGEST_WAIT_MILLIS = 2_000;
    private static final int RETRIES = 3;

    private final Producer<String, byte[]> producer;

    DeadLetters(Producer<String, byte[]> producer) {
        this.producer = producer;
    }

    @SuppressWarnings("unchecked") // All our consumers read strings and bytes.
    DefaultErrorHandler errorHandler(String follower, FollowerListener listener) {
        var handler = new DefaultErrorHandler(
                (record, reason) -> {
                    putAside(follower, (ConsumerRecord<String, byte[]>) record, reason);
                    listener.passOver(record);
                },
                waits(true));
        handler.addNotRetryableExceptions(JacksonException.class);
        handler.setBackOffFunction((_, reason) -> waits(!isTransient(reason)));
        return handler;
    }

    private static BackOff waits(boolean bounded) {
        var waits = new ExponentialBackOff(FIRST_WAIT_MILLIS, 2);
        waits.setMaxInterval(LONGEST_WAIT_MILLIS);
        if (bounded) {
            waits.setMaxAttempts(RETRIES);
        }
        return waits;
    }

    /** Whether trying again later can help: something we depend on is down. */
    static boolean isTransient(Throwable reason) {
        for (var cause = reason; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException refused) {
                return refused.refusal().kind() == RefusalCode.Kind.UNAVAILABLE;
            }
            if (cause instanceof NotStoredException
                    || cause instanceof MongoException
                    || cause instanceof KafkaException
                    || cause instanceof DataAccessException
                    || cause instanceof java.sql.SQLException) {
                return true;
            }
        }
        return false;
    }

    /** Returns when the letter is on Kafka; answers what it says the reason is. */
    String putAside(String follower, ConsumerRecord<String, byte[]> record, Exception reason) {
        var letter = new ProducerRecord<>(record.topic() + Topics.DEAD_LETTERS, record.key(), record.value());
        record.headers().forEach(letter.headers()::add);
        var cause = Objects.toString(NestedExceptionUtils.getMostSpecificCause(reason));
        letter.headers().add(REASON, cause.getBytes(UTF_8));
        letter.headers().add(FOLLOWER, follower.getBytes(UTF_8));
        letter.headers()
                .add(
                        ORIGIN,
                        "%s/%d"
                                .formatted(FollowerListener.partition(record), record.offset())
                                .getBytes(UTF_8));
        LOG.error("{} puts an event of {} aside: {}", follower, record.topic(), cause, reason);
        try {
            producer.send(letter).get(30, TimeUnit.SECONDS);
            return cause;
        } catch (ExecutionException | TimeoutException unreachable) {
            throw new KafkaException("The event could not be put aside; it is tried again.", unreachable);
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw new KafkaException("Stopped while putting an event aside.", stopping);
        }
    }
}
