package io.n3xus.platform.follow;

import java.util.Set;

/** A follower that only keeps documents, so that it can be dropped and made again from the log at any time. */
public interface Projection extends Follower {

    /** The collections that it alone writes. */
    Set<String> collections();
}
