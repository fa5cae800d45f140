package io.n3xus.billing.read.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.platform.follow.BulkProjection.Start;
import io.n3xus.platform.follow.Generations;
import io.n3xus.testkit.Backends;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** An account at any instant of its past, over many pages and with a clock that goes back. */
class BooksTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int EVENTS = 5 * Page.CAPACITY + 100;

    private final String name = "books_" + Long.toHexString(System.nanoTime());
    private final MongoClient mongo = MongoClients.create(
            Objects.requireNonNull(Backends.properties("billing-service").get("nexus.mongo.uri")));
    private final Generations generations = new Generations(mongo.getDatabase(name));
    private final AccountStore store = new AccountStore(generations);

    @AfterEach
    void drop() {
        mongo.getDatabase(name).drop();
        mongo.close();
    }

    @Test
    void findsTheLastEntryBeforeAnyInstant() {
        var random = new Random(3);
        var times = new ArrayList<Instant>();
        var intake = new LedgerIntake(store, Clock.systemUTC(), Start.EMPTY);
        for (var sequence = 0; sequence < EVENTS; sequence++) {
            var at = NOON.plusSeconds(sequence + random.nextLong(-600, 600));
            times.add(at);
            var event = new Credited("a", "e", "top_up", 1, sequence + 1, 0, at);
            intake.take(LedgerRecords.at(sequence, LedgerRecords.record(event, sequence)));
        }
        intake.flush();
        var entries = new Entries(store, generations);
        for (var seconds = -700L; seconds < EVENTS + 700; seconds += 37) {
            var instant = NOON.plusSeconds(seconds);
            var found = entries.ask(
                    "a",
                    -1L,
                    account -> account.lastBefore(WireTime.nanos(instant))
                            .map(LedgerEntry::number)
                            .orElse(-1L));
            assertThat(found).isEqualTo(lastBefore(times, instant));
        }
    }

    private static long lastBefore(List<Instant> times, Instant instant) {
        for (var at = times.size() - 1; at >= 0; at--) {
            if (times.get(at).isBefore(instant)) {
                return at;
            }
        }
        return -1;
    }
}
