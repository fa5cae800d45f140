package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.mongodb.client.MongoCollection;
import com.mongodb.client.MongoDatabase;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.follow.ProjectionDigest;
import io.n3xus.platform.security.Sha256;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.stereotype.Component;

/**
 * SHA-256 over the ledger in canonical form: a line for each entry, ordered by id, then a line for each account with
 * its balance, ordered by name. Two ledgers with the same digest hold the same money in the same places.
 */
@Component
public class LedgerDigest implements ProjectionDigest {

    private final MongoCollection<LedgerEntry> ledger;

    LedgerDigest(MongoDatabase database) {
        ledger = database.getCollection(LedgerProjection.LEDGER, LedgerEntry.class);
    }

    /**
     * The digest and what stands behind it.
     *
     * @param sumMicros over all accounts; anything but zero is a defect
     */
    public record Summary(String digest, long entries, long sumMicros) {}

    @Override
    public String digest(Map<TopicPartition, Long> before) {
        return summary(entry -> entry.offset() < before.getOrDefault(partitionOf(entry), 0L))
                .digest();
    }

    /** Of everything that is written by now. */
    public Summary ofAll() {
        return summary(_ -> true);
    }

    private Summary summary(Predicate<LedgerEntry> counts) {
        var sha256 = Sha256.digest();
        var balances = new TreeMap<String, Long>();
        var entries = 0L;
        for (var entry : ledger.find().sort(new Document("_id", 1))) {
            if (counts.test(entry)) {
                entries++;
                balances.merge(entry.from(), -entry.amountMicros(), Math::addExact);
                balances.merge(entry.to(), entry.amountMicros(), Math::addExact);
                sha256.update(line(entry));
            }
        }
        balances.forEach((account, micros) ->
                sha256.update("%s=%d\n".formatted(account, micros).getBytes(UTF_8)));
        var sum = balances.values().stream().reduce(0L, Math::addExact);
        return new Summary(HexFormat.of().formatHex(sha256.digest()), entries, sum);
    }

    private static byte[] line(LedgerEntry entry) {
        return "%s|%s|%s|%s|%s|%d|%d|%s\n"
                .formatted(
                        entry.id(),
                        entry.type(),
                        entry.reference(),
                        entry.from(),
                        entry.to(),
                        entry.amountMicros(),
                        entry.balanceMicros(),
                        entry.at())
                .getBytes(UTF_8);
    }

    private static TopicPartition partitionOf(LedgerEntry entry) {
        return new TopicPartition(PublishedBillingEvent.TOPIC, entry.partition());
    }
}
