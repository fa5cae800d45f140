package io.n3xus.session.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;
import java.util.UUID;
import java.util.regex.Pattern;

/** Names a session for ever: {@code sess_<32 hex>}. {@link #toString} is the plain id, because Axon names streams with it. */
public record SessionId(@JsonValue String value) {

    private static final String PREFIX = "sess_";
    private static final Pattern FORM = Pattern.compile(PREFIX + "[0-9a-f]{32}");

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public SessionId {
        if (!isValid(value)) {
            throw new IllegalArgumentException("A session id has the form sess_<32 hex digits>.");
        }
    }

    public static SessionId of(String value) {
        return new SessionId(value);
    }

    public static SessionId of(UUID uuid) {
        return new SessionId(PREFIX + uuid.toString().replace("-", ""));
    }

    public static boolean isValid(String value) {
        return FORM.matcher(value).matches();
    }

    /** The machine of a session has the same digits behind {@code res_}. */
    public String resourceId() {
        return "res_" + value.substring(PREFIX.length());
    }

    /**
     * A hold pays for one run, so each resume needs its own.
     *
     * @param run from 1
     */
    public String holdId(int run) {
        return value + ":" + run;
    }

    @Override
    public String toString() {
        return value;
    }
}
