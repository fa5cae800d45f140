package io.n3xus.billing.read.ledger;

import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Opens an account's ledger at any instant of its past. */
@Component
public class Books {

    private final Wallets wallets;
    private final Entries entries;

    Books(Wallets wallets, Entries entries) {
        this.wallets = wallets;
        this.entries = entries;
    }

    /** One account's ledger. All that is read of it is of one moment; entries are read page by page as far as needed. */
    public interface Book {

        /** After the last entry that is from before the instant. Clocks may go back: some before it can be younger. */
        Standing before(Instant instant);

        /** The same place, or a later one: after all that came of events up to this one. */
        Standing upTo(Standing place, long sequence);

        /** Entries from one place to another, oldest first. */
        Stream<Posting> between(Standing from, Standing to);

        /** The sequence of the last event that was taken in; -1 when none was. */
        long version();

        /** The sequence of the last event that told of usage; -1 when none did. */
        long lastUsed();

        /** What is in the holds that are open there, by what they pay for. */
        Map<String, Long> held(Standing place);
    }

    /**
     * What the question makes of it.
     *
     * @throws RefusedException with {@link LedgerRefusal#STANDS_STILL}
     */
    public <T> T open(String accountId, Function<Book, T> question) {
        wallets.find(accountId);
        return entries.askOr(
                accountId, () -> question.apply(new Empty()), account -> question.apply(new OfEntries(account)));
    }

    /** Of an account that nothing ever happened to. */
    private static final class Empty implements Book {

        @Override
        public Standing before(Instant instant) {
            return Standing.NOTHING;
        }

        @Override
        public Standing upTo(Standing place, long sequence) {
            return place;
        }

        @Override
        public Stream<Posting> between(Standing from, Standing to) {
            return Stream.empty();
        }

        @Override
        public long version() {
            return -1;
        }

        @Override
        public long lastUsed() {
            return -1;
        }

        @Override
        public Map<String, Long> held(Standing place) {
            return Map.of();
        }
    }

    private record OfEntries(Entries.OfAccount account) implements Book {

        @Override
        public Standing before(Instant instant) {
            return account.lastBefore(WireTime.nanos(instant))
                    .map(Standing::after)
                    .orElse(Standing.NOTHING);
        }

        @Override
        public Standing upTo(Standing place, long sequence) {
            return account.oldestFirst(place.entries())
                    .map(HashedEntry::entry)
                    .takeWhile(entry -> entry.sequence() <= sequence)
                    .reduce((_, later) -> later)
                    .map(Standing::after)
                    .orElse(place);
        }

        @Override
        public Stream<Posting> between(Standing from, Standing to) {
            return account.oldestFirst(from.entries())
                    .map(HashedEntry::entry)
                    .takeWhile(entry -> entry.number() < to.entries())
                    .map(Posting::of);
        }

        @Override
        public long version() {
            return account.wallet().version();
        }

        @Override
        public long lastUsed() {
            return AccountDocument.lastUsed(account.document());
        }

        /** Goes back to where nothing was held; what was put into holds from there on, and is not gone, is there. */
        @Override
        public Map<String, Long> held(Standing place) {
            var held = new TreeMap<String, Long>();
            account.newestFirst(place.entries())
                    .takeWhile(entry -> entry.heldMicros() > 0)
                    .map(Posting::of)
                    .forEach(posting -> add(held, posting));
            return held;
        }
    }

    /** What is used up is forgotten at once: there may be many. */
    private static void add(Map<String, Long> held, Posting posting) {
        var sum = Math.addExact(held.getOrDefault(posting.reference(), 0L), posting.intoHoldMicros());
        if (sum == 0) {
            held.remove(posting.reference());
        } else {
            held.put(posting.reference(), sum);
        }
    }
}
