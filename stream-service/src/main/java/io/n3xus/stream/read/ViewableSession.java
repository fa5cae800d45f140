package io.n3xus.stream.read;

import io.n3xus.platform.follow.VersionedDocument;
import io.n3xus.stream.api.Viewability;
import org.bson.codecs.pojo.annotations.BsonId;

/** What a viewer's admission depends on. */
public record ViewableSession(@BsonId String id, long version, String accountId, Viewability viewability)
        implements VersionedDocument {}
