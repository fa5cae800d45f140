package io.n3xus.platform.command;

import io.n3xus.platform.event.Correlation;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.axonframework.commandhandling.CommandMessage;
import org.axonframework.commandhandling.GenericCommandMessage;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.transaction.CannotCreateTransactionException;

/**
 * Sends commands and waits for their answer. Two replicas may decide about one aggregate at the same moment; the event
 * store lets one win, and the other decides again on the new state.
 */
public final class Commands {

    private static final Logger LOG = LoggerFactory.getLogger(Commands.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);
    private static final int ATTEMPTS = 8;
    private static final long LONGEST_PAUSE_MICROS = 20_000;

    /** How long a command waits for its turn; callers over HTTP do not wait much longer. */
    private static final long PATIENCE_MILLIS = 2_000;

    private final CommandGateway gateway;

    /** A command holds a connection while it waits for its aggregate: without turns, one busy aggregate takes them all. */
    private final Semaphore turns;

    /**
     * Sends commands through the gateway.
     *
     * @param atOnce how many at the same moment; fewer than there are connections, because others need some too
     */
    public Commands(CommandGateway gateway, int atOnce) {
        this.gateway = gateway;
        turns = new Semaphore(atOnce, true);
    }

    /** Sends a command whose handler answers nothing. See {@link #send(Object, Class)}. */
    public void send(Object command) {
        dispatch(command);
    }

    /**
     * What the handler returned.
     *
     * @throws RefusedException when the aggregate says no, or when others kept winning ({@code service.busy})
     */
    public <R> R send(Object command, Class<R> answer) {
        return Objects.requireNonNull(answer.cast(dispatch(command)));
    }

    private @Nullable Object dispatch(Object command) {
        for (var attempt = 1; ; attempt++) {
            try {
                return inTurn(GenericCommandMessage.asCommandMessage(command).andMetaData(Correlation.current()));
            } catch (ConcurrencyException | AggregateStreamCreationException lost) {
                if (attempt == ATTEMPTS) {
                    throw busy();
                }
                LockSupport.parkNanos(TimeUnit.MICROSECONDS.toNanos(
                        ThreadLocalRandom.current().nextLong(LONGEST_PAUSE_MICROS)));
            } catch (CannotCreateTransactionException down) {
                LOG.warn("{} was not obeyed: {}", command.getClass().getSimpleName(), down.toString());
                throw new RefusedException(
                        Refusal.of(PlatformRefusal.UNAVAILABLE, "The event store does not answer now; try again.")
                                .retryAfter(ASK_AGAIN_AFTER));
            }
        }
    }

    private @Nullable Object inTurn(CommandMessage<?> command) {
        try {
            if (!turns.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
                throw busy();
            }
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw busy();
        }
        try {
            return gateway.sendAndWait(command);
        } finally {
            turns.release();
        }
    }

    private static RefusedException busy() {
        return new RefusedException(
                Refusal.of(PlatformRefusal.BUSY, "Too many changes at the same moment; send it again.")
                        .retryAfter(ASK_AGAIN_AFTER));
    }
}
