package io.n3xus.billing.read.usage;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.platform.security.Sha256;
import java.math.BigInteger;
import java.util.HashSet;
import java.util.Map;
import org.apache.kafka.common.TopicPartition;
import org.bson.Document;
import org.springframework.stereotype.Component;

/** Over every row there is, in any order, and over whether what is added up by hour agrees with them. */
@Component
public class UsageDigest {

    private static final int BLOCKS_AT_ONCE = 100;
    private static final BigInteger MODULUS = BigInteger.ONE.shiftLeft(256);

    private final UsageStore store;

    UsageDigest(UsageStore store) {
        this.store = store;
    }

    /** The digest of all that came of events before these places. */
    public String digest(Map<TopicPartition, Long> before) {
        var sum = BigInteger.ZERO;
        for (var block : store.blocks().find().batchSize(BLOCKS_AT_ONCE)) {
            sum = sum.add(of(block, before)).mod(MODULUS);
        }
        return sum.toString(16);
    }

    private static BigInteger of(Document block, Map<TopicPartition, Long> before) {
        try {
            var partition = new TopicPartition(PublishedBillingEvent.TOPIC, UsageDocument.partition(block));
            var end = before.getOrDefault(partition, 0L);
            var owner = block.getString(UsageDocument.OWNER);
            var sum = isSound(block) ? BigInteger.ZERO : hash("broken " + owner);
            for (var row : UsageDocument.rows(block)) {
                sum = row.offset() < end ? sum.add(hash(owner + "|" + row)) : sum;
            }
            return sum;
        } catch (ClassCastException | NullPointerException notABlock) {
            return hash(block.toString());
        }
    }

    private static boolean isSound(Document block) {
        var again = UsageDocument.read(block);
        return new HashSet<>(again.sums()).equals(new HashSet<>(UsageDocument.sums(block)))
                && again.id().equals(block.getString("_id"));
    }

    private static BigInteger hash(String text) {
        return new BigInteger(1, Sha256.of(text));
    }
}
