package io.n3xus.session.process;

import io.n3xus.platform.money.NexCoin;

/** What a session was in use for, and what that costs at its price. */
public record Bill(long activeSeconds, long costMicros) {

    static Bill of(long priceMicrosPerHour, long activeSeconds) {
        return new Bill(activeSeconds, NexCoin.costMicros(priceMicrosPerHour, activeSeconds));
    }
}
