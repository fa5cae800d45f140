package io.n3xus.billing.read.usage;

import static org.assertj.core.api.Assertions.assertThat;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.n3xus.billing.read.History;
import io.n3xus.billing.read.PublishedLog;
import io.n3xus.billing.read.ledger.LedgerRecords;
import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.follow.BulkProjection.Start;
import io.n3xus.platform.follow.Generations;
import io.n3xus.testkit.Backends;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is stored is a function of the log alone. */
class UsageIntakeTest {

    private static final Map<TopicPartition, Long> ALL =
            Map.of(new TopicPartition(PublishedBillingEvent.TOPIC, 0), Long.MAX_VALUE);

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
        var log = log(seed);
        var straight = taken(log);
        var random = new Random(seed);
        var cut = store();
        for (var next = 0; next < log.size(); ) {
            var intake = new UsageIntake(cut, Clock.systemUTC(), Start.STORED);
            var end = Math.min(log.size(), next + 1 + random.nextInt(300));
            log.subList(next, end).forEach(intake::take);
            if (random.nextInt(3) > 0) { // Else killed: nothing of it is stored.
                intake.flush();
                next = end == log.size() ? end : Math.max(0, end - random.nextInt(50));
            }
        }
        assertThat(contents(cut)).isEqualTo(contents(straight));
        assertThat(new UsageDigest(cut).digest(ALL)).isEqualTo(new UsageDigest(straight).digest(ALL));
    }

    @Test
    void whoSawLessNeverWritesOverWhoSawMore() {
        var log = log(4);
        var store = store();
        var slow = new UsageIntake(store, Clock.systemUTC(), Start.STORED);
        log.subList(0, 100).forEach(slow::take);
        var fast = new UsageIntake(store, Clock.systemUTC(), Start.STORED);
        log.forEach(fast::take);
        fast.flush();
        var ahead = contents(store);
        slow.flush();
        assertThat(contents(store)).isEqualTo(ahead);
        log.subList(100, log.size()).forEach(slow::take);
        slow.flush();
        assertThat(contents(store)).isEqualTo(contents(taken(log)));
    }

    @Test
    void theDigestTellsOfAnythingThatSomeoneChanged() {
        var log = log(5);
        var store = taken(log);
        var digest = new UsageDigest(store).digest(ALL);
        var block = Objects.requireNonNull(store.blocks().find().first());
        for (var field : List.of("rows", "sums")) {
            var changed = Document.parse(block.toJson());
            changed.putAll(UsageDocument.of(UsageDocument.read(block)));
            changed.put(
                    field,
                    block.getList(field, Document.class)
                            .subList(1, block.getList(field, Document.class).size()));
            store.blocks().replaceOne(new Document("_id", block.get("_id")), changed);
            assertThat(new UsageDigest(store).digest(ALL)).as(field).isNotEqualTo(digest);
        }
        store.blocks().replaceOne(new Document("_id", block.get("_id")), block);
        assertThat(new UsageDigest(store).digest(ALL)).isEqualTo(digest);
        var half = Map.of(new TopicPartition(PublishedBillingEvent.TOPIC, 0), (long) log.size() / 2);
        assertThat(new UsageDigest(taken(log.subList(0, log.size() / 2))).digest(ALL))
                .isEqualTo(new UsageDigest(store).digest(half));
    }

    @Test
    void hoursAreWhatTheirEventsAre() {
        var events = History.of("a", 6, 900);
        var usages = new Usages(taken(log(6)));
        for (var minutes = 0; minutes < 40_000; minutes += 367) {
            var from = History.BEGIN.plus(Duration.ofMinutes(minutes));
            var to = from.plus(Duration.ofMinutes(7L * minutes + 1));
            assertThat(usages.byHour("a", from, to).stream()
                            .mapToLong(UsageSum::amountMicros)
                            .sum())
                    .isEqualTo(micros(events, from, to));
        }
    }

    private static long micros(List<PublishedBillingEvent> events, Instant from, Instant to) {
        return events.stream()
                .filter(event -> !event.at().isBefore(from) && event.at().isBefore(to))
                .filter(UsageMetered.class::isInstance)
                .map(UsageMetered.class::cast)
                .mapToLong(used -> used.lines().stream()
                                .mapToLong(line -> line.amountMicros())
                                .sum()
                        - used.uncollectedMicros())
                .sum();
    }

    @Test
    void standsStillAtWhatItCannotReadUntilItMayGoOn() {
        var log = log(7);
        var store = store();
        var intake = new UsageIntake(store, Clock.systemUTC(), Start.EMPTY);
        log.subList(0, 50).forEach(intake::take);
        intake.stop(log.get(50), "broken");
        log.subList(51, log.size()).forEach(intake::take);
        intake.flush();
        assertThat(store.isStopped("a")).isTrue();
        assertThat(contents(store)).isEqualTo(contents(taken(log.subList(0, 50))));

        store.resume("a");
        var again = new UsageIntake(store, Clock.systemUTC(), Start.STORED);
        log.subList(50, log.size()).forEach(again::take);
        again.flush();
        assertThat(contents(store)).isEqualTo(contents(taken(log)));
    }

    @Test
    void takesInWhateverWasPublishedEver() {
        var rows = new Usages(taken(PublishedLog.records()))
                .between(PublishedLog.ACCOUNT, 0, Long.MAX_VALUE)
                .toList();
        assertThat(rows).extracting(UsageRow::service).containsExactly("sessions", "sessions", "executions");
        assertThat(rows.getFirst().lines().getFirst().amountMicros()).isEqualTo(60_000);
    }

    private UsageStore taken(List<ConsumerRecord<String, byte[]>> log) {
        var store = store();
        var intake = new UsageIntake(store, Clock.systemUTC(), Start.EMPTY);
        log.forEach(intake::take);
        intake.flush();
        return store;
    }

    private UsageStore store() {
        var name = "usage_intake_" + Long.toHexString(System.nanoTime());
        databases.add(name);
        return new UsageStore(new Generations(mongo.getDatabase(name)));
    }

    private static List<ConsumerRecord<String, byte[]>> log(long seed) {
        var log = new ArrayList<ConsumerRecord<String, byte[]>>();
        for (var event : History.of("a", seed, 900)) {
            log.add(LedgerRecords.at(log.size(), LedgerRecords.record(event, log.size())));
        }
        return log;
    }

    private static Map<String, Document> contents(UsageStore store) {
        var contents = new TreeMap<String, Document>();
        store.blocks().find().forEach(each -> contents.put(each.getString("_id"), each));
        assertThat(contents).isNotEmpty();
        return contents;
    }
}
