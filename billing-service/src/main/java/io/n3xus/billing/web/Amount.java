package io.n3xus.billing.web;

import java.math.BigDecimal;

/** Money in answers. */
final class Amount {

    private static final int DECIMALS = 6;

    private Amount() {}

    /** In NexCoin, always with six decimals: {@code 0.500000}. */
    static BigDecimal nexCoin(long micros) {
        return BigDecimal.valueOf(micros, DECIMALS);
    }
}
