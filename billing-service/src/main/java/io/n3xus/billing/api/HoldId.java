package io.n3xus.billing.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** The caller's key for one hold: the same id is the same hold, however often it is asked for. */
public record HoldId(@JsonValue String value) {

    private static final String USAGE = "usage:";

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public HoldId {
        Names.requireUsable(value, "hold id");
    }

    /** Spring binds path variables with this. */
    public static HoldId of(String value) {
        return new HoldId(value);
    }

    /** The hold of one run of a session; session-service names it the same way. Runs count from 1. */
    public static HoldId ofRun(String sessionId, int run) {
        return new HoldId(sessionId + ":" + run);
    }

    /** The hold that usage is paid with which a service reported under an id of its own. */
    public static HoldId ofUsage(String usageId) {
        return new HoldId(USAGE + usageId);
    }

    /** Whether {@link #ofUsage} made it. */
    public boolean isOfUsage() {
        return value.startsWith(USAGE);
    }

    @Override
    public String toString() {
        return value;
    }
}
