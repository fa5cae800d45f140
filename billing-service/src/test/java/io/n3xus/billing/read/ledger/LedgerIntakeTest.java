package io.n3xus.billing.read.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import io.n3xus.platform.follow.BulkProjection.Start;
import io.n3xus.platform.follow.Generations;
import io.n3xus.platform.follow.Intake;
import io.n3xus.testkit.Backends;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored is a function of the log alone: however it is cut, repeated, killed or taken in by two at once. */
class LedgerIntakeTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");
    private static final int ACCOUNTS = 4;
    private static final int EVENTS = 5_000;

    private final MongoClient mongo = MongoClients.create(
            Objects.requireNonNull(Backends.properties("billing-service").get("nexus.mongo.uri")));
    private final List<String> databases = new ArrayList<>();

    @AfterEach
    void drop() {
        databases.forEach(name -> mongo.getDatabase(name).drop());
        mongo.close();
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void storesTheSameHoweverItIsCutAndRepeated(long seed) {
        var log = log(new Random(seed));
        var straight = store();
        var once = open(straight, Start.EMPTY);
        log.forEach(once::take);
        once.flush();

        var random = new Random(seed);
        var cut = store();
        for (var next = 0; next < log.size(); ) {
            var intake = open(cut, Start.STORED);
            var stored = next;
            for (var batch = random.nextInt(4); batch >= 0 && next < log.size(); batch--) {
                var end = Math.min(log.size(), next + random.nextInt(700));
                log.subList(next, end).forEach(intake::take);
                next = end;
                if (random.nextBoolean()) {
                    intake.flush();
                    stored = next;
                }
            }
            next = Math.max(0, stored - random.nextInt(50)); // Killed: the rest is lost, some comes again.
            if (stored == log.size()) {
                break;
            }
        }
        assertThat(contents(cut)).hasSizeGreaterThan(ACCOUNTS).isEqualTo(contents(straight));
    }

    @Test
    void whoSawLessNeverWritesOverWhoSawMore() {
        var log = log(new Random(7));
        var store = store();
        var slow = open(store, Start.STORED);
        log.subList(0, 1_000).forEach(slow::take);
        slow.flush();
        var fast = open(store, Start.STORED);
        log.subList(1_000, 3_000).forEach(fast::take);
        fast.flush();
        var ahead = contents(store);

        log.subList(1_000, 2_000).forEach(slow::take);
        slow.flush();
        assertThat(contents(store)).isEqualTo(ahead);

        log.subList(2_000, log.size()).forEach(slow::take);
        slow.flush();
        var straight = store();
        var once = open(straight, Start.EMPTY);
        log.forEach(once::take);
        once.flush();
        assertThat(contents(store)).isEqualTo(contents(straight));
    }

    @Test
    void isReadNewestFirstOverAllPages() {
        var store = store();
        var once = open(store, Start.EMPTY);
        log(new Random(9)).forEach(once::take);
        once.flush();
        var entries = new Entries(store, new Generations(mongo.getDatabase(databases.getLast())));

        var all = entries.ask(
                        "a1",
                        List.<LedgerEntry>of(),
                        account ->
                                account.oldestFirst(0).map(HashedEntry::entry).toList())
                .reversed();
        assertThat(all).hasSizeGreaterThan(Page.CAPACITY);
        for (var offset : List.of(0, 1, all.size() - Page.CAPACITY, all.size() - Page.CAPACITY - 1, all.size())) {
            assertThat(entries.ask(
                            "a1",
                            all,
                            account -> account.newestFirst(all.size() - (long) offset)
                                    .toList()))
                    .isEqualTo(all.subList(offset, all.size()));
        }
        var filter = new MovementFilter("charge", "sh3", NOON.plusSeconds(200), NOON.plusSeconds(700));
        assertThat(entries.ask("a1", all, account -> account.newestFirst(filter).toList()))
                .isNotEmpty()
                .isEqualTo(all.stream().filter(filter::matches).toList());
    }

    private AccountStore store() {
        var name = "ledger_intake_" + Long.toHexString(System.nanoTime());
        databases.add(name);
        return new AccountStore(new Generations(mongo.getDatabase(name)));
    }

    private static Intake open(AccountStore store, Start start) {
        return new LedgerIntake(store, Clock.systemUTC(), start);
    }

    private static Map<String, Document> contents(AccountStore store) {
        var contents = new TreeMap<String, Document>();
        store.accounts().find().forEach(each -> contents.put(each.getString("_id"), each));
        store.pages().find().forEach(each -> contents.put(each.getString("_id"), each));
        assertThat(contents).hasSizeGreaterThanOrEqualTo(ACCOUNTS);
        return contents;
    }

    /** Credits, holds, charges and releases of some accounts in any order, some of them twice. */
    private static List<ConsumerRecord<String, byte[]>> log(Random random) {
        var log = new ArrayList<ConsumerRecord<String, byte[]>>();
        var sequences = new long[ACCOUNTS];
        while (log.size() < EVENTS) {
            var account = random.nextInt(ACCOUNTS);
            var record = LedgerRecords.record(event("a" + account, random), sequences[account]++);
            log.add(LedgerRecords.at(log.size(), record));
            if (random.nextInt(20) == 0) {
                log.add(LedgerRecords.at(log.size(), record));
            }
        }
        return log;
    }

    private static PublishedBillingEvent event(String account, Random random) {
        var hold = "h" + random.nextInt(5);
        var amount = random.nextInt(3) * 1_000L;
        var at = NOON.plusMillis(random.nextInt(1_000_000));
        return switch (random.nextInt(4)) {
            case 0 -> new Credited(account, "e" + random.nextInt(9), "grant", amount, 5, 6, at);
            case 1 -> new Reserved(account, hold, "s" + hold, amount, at, 7, 8, at);
            case 2 -> new Debited(account, hold, "s" + hold, "sessions", amount, 9, 1, at);
            default -> new Released(account, hold, "s" + hold, "settled", amount, 2, 3, at);
        };
    }
}
