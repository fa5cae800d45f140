package io.n3xus.session.read.machines;

import io.n3xus.platform.follow.VersionedDocument;
import org.bson.codecs.pojo.annotations.BsonId;

/**
 * A machine as the log tells it.
 *
 * @param id of the resource
 * @param held whether it is not known to be free again
 */
public record MachineView(@BsonId String id, long version, String sessionId, boolean held)
        implements VersionedDocument {}
