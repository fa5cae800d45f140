package io.n3xus.platform.follow;

/**
 * A document that remembers the last event applied to it. Its record marks {@code id} with {@code @BsonId} and is public,
 * because the driver's record codec reads it by reflection.
 */
public interface VersionedDocument {

    String id();

    /** The {@link ReceivedEvent#sequence} last applied. */
    long version();
}
