package io.n3xus.platform.follow;

import java.util.Map;
import org.apache.kafka.common.TopicPartition;

/** What a rebuild must leave unchanged. A service may have one bean of this. */
public interface ProjectionDigest {

    /**
     * A digest of everything the projections hold from the events before the given positions.
     *
     * @param before for each partition, the offset of the first event that does not count
     */
    String digest(Map<TopicPartition, Long> before);
}
