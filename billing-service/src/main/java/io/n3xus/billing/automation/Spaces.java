package io.n3xus.billing.automation;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** All space that is or was taken up, by account and meter. */
interface Spaces {

    Optional<Space> find(String id);

    /** Stores it; false when the one there is not of the revision just before. */
    boolean save(Space space);

    /** Those to look at now, the most urgent first. */
    List<Space> toLookAt(Instant now, int max);
}
