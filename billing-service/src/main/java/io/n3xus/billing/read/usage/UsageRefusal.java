package io.n3xus.billing.read.usage;

import io.n3xus.platform.refusal.RefusalCode;

/** Ways for usage to say no. */
public enum UsageRefusal implements RefusalCode {
    /** An event of the account could not be taken in: what is known of it would be wrong. */
    STANDS_STILL("billing.usage-stands-still", Kind.UNAVAILABLE);

    private final String code;
    private final Kind kind;

    UsageRefusal(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
