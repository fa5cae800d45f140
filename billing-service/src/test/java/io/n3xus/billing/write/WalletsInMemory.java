package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.write.WalletLog.Happened;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.billing.write.WalletLog.Past;
import io.n3xus.billing.write.WalletLog.Stored;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;

/** Real wallets behind their real writer, with a log in memory: how they decide has nothing to do with PostgreSQL. */
public final class WalletsInMemory implements AutoCloseable {

    private final Map<AccountId, List<WalletEvent>> events = new ConcurrentHashMap<>();
    private final Map<OnceKey, String> memory = new ConcurrentHashMap<>();
    private final Map<AccountId, RuntimeException> failures = new ConcurrentHashMap<>();
    private final AtomicInteger turns = new AtomicInteger();
    private final AtomicReference<Work> during = new AtomicReference<>(() -> {});
    private final AtomicReference<Instant> now = new AtomicReference<>(Given.NOON);
    private final WalletWriter writer = new WalletWriter(new Log());

    public WalletCommands commands() {
        return writer;
    }

    public List<WalletEvent> events(AccountId account) {
        return List.copyOf(events.getOrDefault(account, List.of()));
    }

    /** It is this late from now on. */
    public void itIs(Instant instant) {
        now.set(instant);
    }

    /** How many events there are. */
    public long count(AccountId account) {
        return events(account).size();
    }

    int turns() {
        return turns.get();
    }

    int waiting() {
        return writer.waiting();
    }

    /** The next turn waits for this. */
    void during(Work work) {
        during.set(work);
    }

    /** Turns about this account fail before anything is stored. */
    void failFor(AccountId account, RuntimeException failure) {
        failures.put(account, failure);
    }

    void failForNobody() {
        failures.clear();
    }

    @Override
    public void close() {
        writer.close();
    }

    /** Something that may wait. */
    interface Work {
        void run() throws InterruptedException;
    }

    private final class Log implements WalletLog {

        @Override
        public <T> T takeTurn(Function<Turn, T> work) {
            turns.incrementAndGet();
            try {
                during.getAndSet(() -> {}).run();
            } catch (InterruptedException stopping) {
                throw new IllegalStateException(stopping);
            }
            return work.apply(new InMemoryTurn());
        }
    }

    private final class InMemoryTurn implements WalletLog.Turn {

        @Override
        public Instant now() {
            return now.get();
        }

        @Override
        public Optional<List<Stored>> storedByOthers() {
            return Optional.of(List.of());
        }

        @Override
        public Past pastOf(AccountId account) {
            return new Past(null, events(account));
        }

        @Override
        public Map<OnceKey, String> remembered(Collection<OnceKey> keys) {
            var known = new HashMap<>(memory);
            known.keySet().retainAll(keys);
            return known;
        }

        @Override
        public void store(
                List<Happened> happened, Map<OnceKey, String> learned, Map<AccountId, WalletSnapshot> snapshots) {
            happened.stream()
                    .map(each -> failures.get(each.event().accountId()))
                    .filter(Objects::nonNull)
                    .forEach(failure -> {
                        throw failure;
                    });
            happened.forEach(each -> events.computeIfAbsent(each.event().accountId(), _ -> new ArrayList<>())
                    .add(each.event()));
            memory.putAll(learned);
        }
    }
}
