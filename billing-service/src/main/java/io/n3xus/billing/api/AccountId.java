package io.n3xus.billing.api;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonValue;

/** Whose money it is: the user's id. {@link #toString} is the plain id, because Axon names the stream with it. */
public record AccountId(@JsonValue String value) {

    @JsonCreator(mode = JsonCreator.Mode.DELEGATING)
    public AccountId {
        Names.requireUsable(value, "account id");
    }

    /** Spring binds path variables with this. */
    public static AccountId of(String value) {
        return new AccountId(value);
    }

    @Override
    public String toString() {
        return value;
    }
}
