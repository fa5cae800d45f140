package io.n3xus.billing.automation;

import java.util.List;
import java.util.Optional;

/** The last run of each session, by session id. */
interface Meters {

    Optional<Meter> find(String sessionId);

    /** Stores the meter unless the one there was made from the same version of the session or a newer one. */
    void saveIfNewer(Meter meter);

    List<Meter> running();
}
