package io.n3xus.platform.follow;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import com.mongodb.client.model.ReplaceOptions;
import io.n3xus.platform.event.Topics;
import io.n3xus.platform.service.PlatformSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.bson.Document;
import org.springframework.core.NestedExceptionUtils;

/** The events that followers of this service put aside and that were not taken in since. */
final class LetterBox {

    private static final Duration POLL = Duration.ofMillis(200);
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final PlatformSettings settings;
    private final Followers followers;
    private final Generations generations;
    private final ReplayOrders orders;
    private final MongoCollection<Document> taken;

    LetterBox(
            PlatformSettings settings,
            Followers followers,
            Generations generations,
            ReplayOrders orders,
            MongoDatabase database) {
        this.settings = settings;
        this.followers = followers;
        this.generations = generations;
        this.orders = orders;
        taken = database.getCollection("dead_letters_taken");
    }

    /**
     * What became of a letter that was to be taken in again.
     *
     * @param problem empty when there was none
     */
    record Outcome(String id, String problem) {}

    /** Oldest first, each event once. */
    Collection<Letter> open() {
        var feeds = new LinkedHashMap<String, Feed>();
        followers.all().forEach(feed -> feeds.put(feed.name(), feed));
        var letters = new LinkedHashMap<String, Letter>();
        for (var letter : read(feeds.values())) {
            if (feeds.containsKey(letter.follower()) && letter.number() > lastTaken(letter)) {
                letters.putIfAbsent(letter.id(), letter);
            }
        }
        return letters.values();
    }

    private List<Letter> read(Collection<Feed> feeds) {
        Set<String> topics = new HashSet<>();
        feeds.forEach(feed -> feed.topics().forEach(topic -> topics.add(topic + Topics.DEAD_LETTERS)));
        var partitions = Replay.partitions(settings.kafka(), topics);
        var letters = new ArrayList<Letter>();
        try (var consumer = Replay.consumer(settings.kafka())) {
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            while (partitions.stream().anyMatch(each -> consumer.position(each) < ends.getOrDefault(each, 0L))) {
                consumer.poll(POLL).forEach(record -> letters.add(Letter.of(record)));
            }
        }
        return letters;
    }

    private long lastTaken(Letter letter) {
        var document = taken.find(new Document("_id", letter.id())).first();
        return document == null ? -1 : document.get("number", -1L);
    }

    /** Takes in again, in their order, those that are chosen. */
    List<Outcome> replay(Map<String, Letter> chosen) {
        return chosen.values().stream()
                .map(letter -> new Outcome(letter.id(), replay(letter)))
                .toList();
    }

    private String replay(Letter letter) {
        var feed = followers.all().stream()
                .filter(each -> each.name().equals(letter.follower()))
                .findFirst()
                .orElseThrow();
        var problem = feed.isBulk() ? order(letter) : take(feed, letter);
        if (problem.isEmpty()) {
            var last = new Document("_id", letter.id()).append("number", letter.number());
            taken.replaceOne(new Document("_id", letter.id()), last, new ReplaceOptions().upsert(true));
        }
        return problem;
    }

    /** The log is read again from the event on; should it be put aside again, there will be another letter. */
    private String order(Letter letter) {
        return orders.give(letter, PATIENCE) ? "" : "Nobody follows that partition now; it will be done later.";
    }

    private String take(Feed feed, Letter letter) {
        try {
            Generations.in(
                    generations.live(),
                    () -> feed.open(BulkProjection.Start.STORED).take(letter.event()));
            return "";
        } catch (RuntimeException failure) {
            return String.valueOf(NestedExceptionUtils.getMostSpecificCause(failure));
        }
    }
}
