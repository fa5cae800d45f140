package io.n3xus.billing.journal;

import io.n3xus.billing.write.WalletLog;
import io.n3xus.platform.service.RelayedEventStore;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Function;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Gives each replica its turns at the journal. A replica that writes alone decides on what it has seen and stores that in
 * one statement, which checks under the lock of all replicas that it is still true. When it is not, the turn is taken
 * again inside the lock: it reads what the others stored, and then decides.
 */
@Component
class JournalLog implements WalletLog {

    /** Where one other replica has written, it will again. */
    private static final Duration CAREFUL_FOR = Duration.ofMillis(500);

    private final TransactionTemplate transactions;
    private final RelayedEventStore events;
    private final Journal journal;
    private final Memories memories;
    private final Clock clock;

    /** How far this replica knows the journal. */
    private long seen = JournalTurn.NOTHING_SEEN;

    private Instant carefulUntil = Instant.MIN;
    private Instant lastTurn = Instant.MIN;

    JournalLog(
            PlatformTransactionManager transactions,
            RelayedEventStore events,
            Journal journal,
            Memories memories,
            Clock clock) {
        this.transactions = new TransactionTemplate(transactions);
        this.events = events;
        this.journal = journal;
        this.memories = memories;
        this.clock = clock;
    }

    @Override
    public synchronized <T> T takeTurn(Function<Turn, T> work) {
        try {
            var known = seen != JournalTurn.NOTHING_SEEN && clock.instant().isAfter(carefulUntil);
            var result = known ? boldly(work) : carefully(work, false);
            events.lookNow();
            return result;
        } catch (TransactionException
                | DataAccessResourceFailureException
                | RecoverableDataAccessException
                | TransientDataAccessException unreachable) {
            seen = JournalTurn.NOTHING_SEEN;
            throw new OutcomeUnknownException(unreachable);
        }
    }

    private <T> T boldly(Function<Turn, T> work) {
        var turn = JournalTurn.bold(journal, memories, now(), seen);
        var result = work.apply(turn);
        if (!turn.isStored()) {
            return carefully(work, true);
        }
        finish(turn);
        return result;
    }

    /** @param again whether the wallets hold what was decided in vain */
    private <T> T carefully(Function<Turn, T> work, boolean again) {
        var before = seen;
        var turn = transactions.execute(_ -> {
            journal.lock();
            var mine = JournalTurn.careful(journal, memories, now(), again ? JournalTurn.NOTHING_SEEN : seen);
            var result = work.apply(mine);
            if (!mine.isStored()) {
                throw new IllegalStateException("A turn with the lock must first ask what others stored.");
            }
            return new Finished<>(mine, result);
        });
        if (turn.turn().began() != before) {
            carefulUntil = clock.instant().plus(CAREFUL_FOR);
        }
        finish(turn.turn());
        return turn.result();
    }

    /** A clock that is set back stands still until it has caught up. */
    private Instant now() {
        var now = clock.instant();
        if (now.isAfter(lastTurn)) {
            lastTurn = now;
        }
        return lastTurn;
    }

    private record Finished<T>(JournalTurn turn, T result) {}

    private void finish(JournalTurn turn) {
        seen = turn.seen();
        memories.saveSnapshots(turn.snapshots());
    }
}
