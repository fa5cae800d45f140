package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.write.WalletLog.Happened;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.billing.write.WalletLog.Past;
import io.n3xus.billing.write.WalletLog.Stored;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Real wallets behind their real writer, with a log in memory: how they decide has nothing to do with PostgreSQL. */
public final class WalletsInMemory {

    private final Map<AccountId, List<WalletEvent>> events = new ConcurrentHashMap<>();
    private final Map<OnceKey, String> memory = new ConcurrentHashMap<>();
    private final WalletWriter writer = new WalletWriter(new Log());

    public WalletCommands commands() {
        return writer;
    }

    public List<WalletEvent> events(AccountId account) {
        return List.copyOf(events.getOrDefault(account, List.of()));
    }

    /** How many events there are. */
    public long count(AccountId account) {
        return events(account).size();
    }

    private final class Log implements WalletLog {

        @Override
        public <T> T takeTurn(Function<Turn, T> work) {
            return work.apply(new InMemoryTurn());
        }
    }

    private final class InMemoryTurn implements WalletLog.Turn {

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
            happened.forEach(each -> events.computeIfAbsent(each.event().accountId(), _ -> new ArrayList<>())
                    .add(each.event()));
            memory.putAll(learned);
        }
    }
}
