package io.n3xus.billing.read;

import io.n3xus.contracts.billing.PublishedAccountEvent.ChargeRefunded;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantExpired;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantGiven;
import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import io.n3xus.contracts.billing.PublishedAccountEvent.Taken;
import io.n3xus.contracts.billing.PublishedAccountEvent.Transferred;
import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Refunded;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** What could happen to an account: each turn at an instant of its own, money always adding up. */
public final class History {

    public static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

    private static final long TURN_SECONDS = 5_400;

    private final String account;
    private final Random random;
    private final List<PublishedBillingEvent> events = new ArrayList<>();
    private Instant at = BEGIN;
    private long balance;
    private long held;

    private History(String account, Random random) {
        this.account = account;
        this.random = random;
    }

    /** So many turns, of one to three events each; in the first and the last money comes in. */
    public static List<PublishedBillingEvent> of(String account, long seed, int turns) {
        var history = new History(account, new Random(seed));
        for (var turn = 0; turn < turns; turn++) {
            history.turn(turn == turns - 1 ? 0 : turn);
            history.at = BEGIN.plusSeconds((turn + 1) * TURN_SECONDS);
        }
        return history.events;
    }

    private void turn(int turn) {
        switch (turn == 0 ? 0 : random.nextInt(11)) {
            case 0 -> {
                balance += 9_000_000;
                events.add(new Credited(
                        account,
                        "=cmd|" + turn,
                        random.nextBoolean() ? "top_up" : "adjustment",
                        9_000_000,
                        balance,
                        held,
                        at));
            }
            case 1 -> {
                balance += 700_001;
                events.add(new GrantGiven(account, "g" + turn, 0, at, 700_001, balance, held, at));
            }
            case 2 -> {
                var amount = less(balance);
                balance -= amount;
                events.add(new GrantExpired(account, "g1", amount, balance, held, at));
            }
            case 3 -> {
                var amount = less(balance);
                balance -= amount;
                events.add(new Transferred(account, "t" + turn, "out", "b", amount, balance, held, at));
            }
            case 4 -> {
                balance += 13;
                events.add(new ChargeRefunded(account, "r", "c", "sess_1", "sessions", 13, balance, held, at));
            }
            case 5 -> {
                var amount = less(balance);
                balance -= amount;
                events.add(new Taken(account, "x" + turn, "note", amount, balance, held, at));
            }
            case 6, 7 -> {
                var amount = less(balance);
                balance -= amount;
                held += amount;
                var reference = reference();
                events.add(new Reserved(account, reference, reference, amount, null, balance, held, at));
            }
            case 8 -> {
                var amount = less(held);
                held -= amount;
                balance += amount;
                var reference = reference();
                events.add(new Released(account, reference, reference, "settled", amount, balance, held, at));
            }
            default -> charge();
        }
    }

    private void charge() {
        var service = random.nextBoolean() ? "sessions" : "executions";
        var reference = reference();
        var uncollected = random.nextInt(4) == 0 ? 100L : 0;
        var charged = less(held);
        held -= charged;
        events.add(new Debited(account, reference, reference, old(service), charged, balance, held, at));
        if (random.nextInt(5) == 0) {
            var back = less(charged);
            held += back;
            charged -= back;
            events.add(new Refunded(account, reference, reference, old(service), back, balance, held, at));
        }
        if (random.nextInt(6) > 0) {
            usage(service, reference, charged + uncollected, uncollected);
        }
    }

    /** Two lines at prices of any version. */
    private void usage(String service, String reference, long amount, long uncollected) {
        var isSession = service.equals("sessions");
        var first = amount / 3;
        var lines = List.of(
                new Line(
                        isSession ? "session.time" : "execution.cpu",
                        isSession ? "basic" : "",
                        60,
                        version(),
                        10,
                        first),
                new Line(
                        isSession ? "session.time" : "execution.memory",
                        isSession ? "standard" : "",
                        random.nextInt(1_000),
                        version(),
                        20,
                        amount - first));
        var outcome = isSession ? null : random.nextBoolean() ? "succeeded" : "failed";
        var mode = isSession ? null : random.nextBoolean() ? "cached" : "persistent";
        events.add(new UsageMetered(
                account,
                reference,
                service,
                reference,
                lines,
                uncollected,
                at.minusSeconds(60),
                at,
                mode,
                outcome,
                at));
    }

    private @Nullable String old(String service) {
        return service.equals("sessions") && random.nextBoolean() ? null : service;
    }

    private int version() {
        return 1 + random.nextInt(2);
    }

    private String reference() {
        return "sess_" + random.nextInt(3);
    }

    private long less(long than) {
        return than == 0 ? 0 : random.nextLong(than / 2 + 1);
    }
}
