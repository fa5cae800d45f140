package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.GrantExpired;
import io.n3xus.billing.api.AccountEvent.GrantGiven;
import io.n3xus.billing.api.AccountEvent.WalletDebited;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The naive model of a wallet with grants: a list of single coins, each with the grant that gave it. */
final class Coins {

    /** @param grant null for a coin that nobody granted */
    private record Coin(@Nullable String grant, Instant expiresAt, int priority, int order) {}

    private static final Comparator<Coin> SPENT_FIRST = Comparator.comparing(Coin::expiresAt)
            .thenComparingInt(Coin::priority)
            .thenComparingInt(Coin::order);

    private static final Comparator<Coin> PLAIN_FIRST =
            Comparator.comparing((Coin coin) -> coin.grant() != null).thenComparing(SPENT_FIRST);

    private final List<Coin> free = new ArrayList<>();
    private final Map<HoldId, Deque<Coin>> held = new HashMap<>();
    private final Map<HoldId, Deque<Coin>> spent = new HashMap<>();
    private int given;

    void on(WalletEvent event) {
        switch (event) {
            case WalletCredited e -> add(new Coin(null, Instant.MAX, 0, 0), e.amountMicros());
            case GrantGiven e -> add(new Coin(e.entryId(), e.expiresAt(), e.priority(), given++), e.amountMicros());
            case GrantExpired e -> expire(e);
            case HoldPlaced e -> take(e.holdId(), e.amountMicros());
            case HoldExtended e -> take(e.holdId(), e.amountMicros());
            case HoldCharged e -> move(of(held, e.holdId()), of(spent, e.holdId()), e.amountMicros());
            case ChargeReturned e -> move(of(spent, e.holdId()), of(held, e.holdId()), e.amountMicros());
            case HoldReleased e -> {
                free.addAll(of(held, e.holdId()));
                held.remove(e.holdId());
                spent.remove(e.holdId());
            }
            case WalletDebited e -> {
                free.sort(PLAIN_FIRST);
                free.subList(0, (int) e.amountMicros()).clear();
            }
            default -> {}
        }
    }

    long freeOfGrants() {
        return free.stream().filter(coin -> coin.grant() != null).count();
    }

    /** Coins that may be spent and should not be there any more. */
    long overdue(Instant now) {
        return free.stream().filter(coin -> !now.isBefore(coin.expiresAt())).count();
    }

    private void add(Coin coin, long count) {
        for (var each = 0; each < count; each++) {
            free.add(coin);
        }
    }

    private void take(HoldId hold, long count) {
        free.sort(SPENT_FIRST);
        var taken = free.subList(0, (int) count);
        of(held, hold).addAll(taken);
        taken.clear();
    }

    /** The next to be spent is the first of what is held, and the next to come back the first of what is spent. */
    private static void move(Deque<Coin> from, Deque<Coin> to, long count) {
        for (var coin = 0; coin < count; coin++) {
            to.addFirst(from.removeFirst());
        }
    }

    private static Deque<Coin> of(Map<HoldId, Deque<Coin>> coins, HoldId hold) {
        return coins.computeIfAbsent(hold, _ -> new ArrayDeque<>());
    }

    /** All of a grant that is free; the event says how much that is. */
    private void expire(GrantExpired event) {
        var before = free.size();
        free.removeIf(coin -> event.entryId().equals(coin.grant()));
        if (before - free.size() != event.amountMicros()) {
            throw new AssertionError("%s, but %d coins were there".formatted(event, before - free.size()));
        }
    }
}
