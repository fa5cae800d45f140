package io.n3xus.billing.automation;

import java.util.List;
import java.util.Optional;

/** The time of each session, by session id. */
interface Meters {

    Optional<Meter> find(String sessionId);

    /** Stores the meter; false when the one there is not of the revision just before. */
    boolean save(Meter meter);

    List<Meter> running();
}
