package io.n3xus.billing.journal;

import io.n3xus.billing.write.WalletLog;
import java.util.function.Function;
import org.axonframework.common.transaction.TransactionManager;
import org.axonframework.eventhandling.EventBus;
import org.axonframework.messaging.unitofwork.DefaultUnitOfWork;
import org.axonframework.messaging.unitofwork.UnitOfWork;
import org.springframework.dao.DataAccessResourceFailureException;
import org.springframework.dao.RecoverableDataAccessException;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;

/** Gives each replica its turns at the journal: one transaction each, behind a lock that all of them ask for. */
@Component
class JournalLog implements WalletLog {

    private final TransactionManager transactions;
    private final EventBus events;
    private final Journal journal;
    private final Memories memories;

    /** How far this replica knows the journal. */
    private long seen = JournalTurn.NOTHING_SEEN;

    JournalLog(TransactionManager transactions, EventBus events, Journal journal, Memories memories) {
        this.transactions = transactions;
        this.events = events;
        this.journal = journal;
        this.memories = memories;
    }

    @Override
    public synchronized <T> T takeTurn(Function<Turn, T> work) {
        UnitOfWork<?> unit = DefaultUnitOfWork.startAndGet(null);
        try {
            unit.attachTransaction(transactions);
            journal.lock();
            var turn = new JournalTurn(events, journal, memories, seen);
            var result = work.apply(turn);
            unit.commit();
            seen = turn.seen();
            return result;
        } catch (TransactionException
                | DataAccessResourceFailureException
                | RecoverableDataAccessException
                | TransientDataAccessException unreachable) {
            throw new OutcomeUnknownException(unreachable);
        } finally {
            if (unit.isActive()) {
                unit.rollback();
            }
        }
    }
}
