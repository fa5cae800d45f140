package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.WalletEvent;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Where wallets are kept for ever. Replicas write to it in turns, so that each decides on all that is stored. */
public interface WalletLog {

    /**
     * Runs work while no other replica writes. What it stored is kept as a whole when this returns; when it throws,
     * nothing is, unless it is an {@link OutcomeUnknownException}.
     */
    <T> T takeTurn(Function<Turn, T> work);

    /** While it lasts, nobody else writes. */
    interface Turn {

        /** The instant of everything that happens in this turn; not before that of an earlier turn of this replica. */
        Instant now();

        /** What others stored since the last turn of this replica, in order; empty when it is too much to tell. */
        Optional<List<Stored>> storedByOthers();

        /** All that happened to a wallet. */
        Past pastOf(AccountId account);

        /** What was done under these keys, as far as anything was. */
        Map<OnceKey, String> remembered(Collection<OnceKey> keys);

        /** Stores what happened and what is to be remembered; once a turn. */
        void store(List<Happened> events, Map<OnceKey, String> memory, Map<AccountId, WalletSnapshot> snapshots);
    }

    /** What was done once for an account, such as {@code credit:seed:alice}. */
    record OnceKey(String accountId, String name) {}

    /** An event of a wallet, in its place. */
    record Stored(long sequence, WalletEvent event) {}

    /** The newest snapshot, and the events after it in order. */
    record Past(@Nullable WalletSnapshot snapshot, List<WalletEvent> events) {

        public Past {
            events = List.copyOf(events);
        }
    }

    /**
     * A new event.
     *
     * @param sequence counts the events of the wallet, from 0
     * @param metadata the request and the event that led to it
     */
    record Happened(long sequence, WalletEvent event, Map<String, String> metadata) {

        public Happened {
            metadata = Map.copyOf(metadata);
        }
    }

    /** The log does not answer; nobody knows whether it stored what it was given last. */
    final class OutcomeUnknownException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        public OutcomeUnknownException(Throwable cause) {
            super("The log of the wallets does not answer.", cause);
        }
    }
}
