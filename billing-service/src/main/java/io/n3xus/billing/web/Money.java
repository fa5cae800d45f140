package io.n3xus.billing.web;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.platform.refusal.RefusedException;
import java.math.BigDecimal;

/** NexCoin as people write it. */
final class Money {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private Money() {}

    /**
     * In micro-NexCoin.
     *
     * @throws RefusedException BAD_AMOUNT unless it is above zero, at most 10^12, with at most six decimals
     */
    static long micros(BigDecimal nexCoin) {
        if (nexCoin.signum() <= 0) {
            throw bad();
        }
        return microsOrZero(nexCoin);
    }

    /** The same, or zero. */
    static long microsOrZero(BigDecimal nexCoin) {
        if (nexCoin.signum() < 0
                || nexCoin.compareTo(MOST) > 0
                || nexCoin.stripTrailingZeros().scale() > NexCoin.DECIMALS) {
            throw bad();
        }
        return NexCoin.ofDecimal(nexCoin);
    }

    private static RefusedException bad() {
        return new RefusedException(
                BillingRefusal.BAD_AMOUNT,
                "Use an amount above zero, of at most 1,000,000,000,000 NexCoin and at most six decimals.");
    }
}
