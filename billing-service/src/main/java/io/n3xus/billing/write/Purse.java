package io.n3xus.billing.write;

import io.n3xus.billing.api.HoldId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which of a wallet's money came from grants that expire. A hold takes from them first, spends what it took first, and
 * gives the rest back to where it came from. Knows only amounts that moved, so it is a function of the wallet's events.
 */
final class Purse {

    /** In the order in which they were given. */
    private final Map<String, Grant> grants = new LinkedHashMap<>();

    /** What each hold took, in order; a hold that never took from a grant is not there. */
    private final Map<HoldId, List<Part>> taken = new HashMap<>();

    /**
     * Money in a hold.
     *
     * @param grant that it is from; null for plain money
     */
    record Part(@Nullable String grant, long micros) {}

    /** For a snapshot. */
    record State(List<Grant> grants, Map<String, List<Part>> taken) {

        State {
            grants = List.copyOf(grants);
            taken = Map.copyOf(taken);
        }
    }

    Purse() {}

    Purse(State state) {
        state.grants().forEach(grant -> grants.put(grant.id(), grant));
        state.taken().forEach((hold, parts) -> taken.put(HoldId.of(hold), new ArrayList<>(parts)));
    }

    State state() {
        var parts = new HashMap<String, List<Part>>();
        taken.forEach((hold, list) -> parts.put(hold.toString(), List.copyOf(list)));
        return new State(List.copyOf(grants.values()), parts);
    }

    /** How many grants there is still money of. */
    int size() {
        return grants.size();
    }

    /** What of the balance is from grants. */
    long freeMicros() {
        return grants.values().stream().mapToLong(Grant::freeMicros).sum();
    }

    void add(Grant grant) {
        grants.put(grant.id(), grant);
    }

    /** The first grant with money left whose time is over. */
    Optional<Grant> due(Instant now) {
        return grants.values().stream()
                .filter(grant -> grant.freeMicros() > 0 && !now.isBefore(grant.expiresAt()))
                .min(Grant.SPENT_FIRST);
    }

    /** When the next one has to be looked at; empty without grants in the balance. */
    Optional<Instant> nextDue() {
        return grants.values().stream()
                .filter(grant -> grant.freeMicros() > 0)
                .map(Grant::expiresAt)
                .min(Instant::compareTo);
    }

    void expire(String grant, long micros) {
        change(grant, -micros);
        forgetSpent();
    }

    /** @param before what the hold had before, all of it plain unless it is known here */
    void take(HoldId hold, long before, long micros) {
        var parts = fromGrants(micros);
        if (parts.isEmpty() && !taken.containsKey(hold)) {
            return;
        }
        var list = taken.computeIfAbsent(hold, _ -> before > 0 ? listOf(new Part(null, before)) : new ArrayList<>());
        list.addAll(parts);
        var plain = micros - parts.stream().mapToLong(Part::micros).sum();
        if (plain > 0) {
            list.add(new Part(null, plain));
        }
    }

    /** @param spentMicros of what the hold took; the rest goes back */
    void release(HoldId hold, long spentMicros) {
        var parts = taken.remove(hold);
        if (parts == null) {
            return;
        }
        var spent = spentMicros;
        for (var part : parts) {
            var gone = Math.min(spent, part.micros());
            spent -= gone;
            if (part.grant() != null) {
                change(part.grant(), part.micros() - gone);
            }
        }
        forgetSpent();
    }

    /** Money leaves the balance: plain money first, and from grants what that lacks. */
    void leave(long micros, long balanceMicros) {
        fromGrants(micros - (balanceMicros - freeMicros()));
        forgetSpent();
    }

    private List<Part> fromGrants(long micros) {
        var parts = new ArrayList<Part>();
        var wanted = micros;
        for (var grant : grants.values().stream()
                .filter(grant -> grant.freeMicros() > 0)
                .sorted(Grant.SPENT_FIRST)
                .toList()) {
            var part = Math.min(wanted, grant.freeMicros());
            if (part > 0) {
                change(grant.id(), -part);
                parts.add(new Part(grant.id(), part));
                wanted -= part;
            }
        }
        return parts;
    }

    private void change(String grant, long micros) {
        grants.computeIfPresent(grant, (_, before) -> before.plus(micros));
    }

    /** A grant is kept as long as money of it is in the balance or in a hold. */
    private void forgetSpent() {
        grants.values().removeIf(grant -> grant.freeMicros() == 0 && !isHeld(grant.id()));
    }

    private boolean isHeld(String grant) {
        return taken.values().stream().flatMap(List::stream).anyMatch(part -> grant.equals(part.grant()));
    }

    private static List<Part> listOf(Part part) {
        return new ArrayList<>(List.of(part));
    }
}
