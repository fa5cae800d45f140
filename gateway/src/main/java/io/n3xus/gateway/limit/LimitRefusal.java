package io.n3xus.gateway.limit;

import io.n3xus.platform.refusal.RefusalCode;

/** The one way a limit says no. */
enum LimitRefusal implements RefusalCode {
    RATE_LIMIT_EXCEEDED;

    @Override
    public String code() {
        return "limit.rate-limit-exceeded";
    }

    @Override
    public Kind kind() {
        return Kind.LIMIT;
    }
}
