package io.n3xus.billing.web;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.platform.refusal.RefusedException;
import java.math.BigDecimal;

/** NexCoin in requests and answers. */
final class Amount {

    private static final BigDecimal MOST = BigDecimal.valueOf(1_000_000_000_000L);

    private Amount() {}

    /** In NexCoin, always with six decimals: {@code 0.500000}. */
    static BigDecimal nexCoin(long micros) {
        return BigDecimal.valueOf(micros, NexCoin.DECIMALS);
    }

    /**
     * In micro-NexCoin.
     *
     * @throws RefusedException BAD_AMOUNT unless it is above zero, at most 10^12, with at most six decimals
     */
    static long micros(BigDecimal nexCoin) {
        if (nexCoin.signum() <= 0
                || nexCoin.compareTo(MOST) > 0
                || nexCoin.stripTrailingZeros().scale() > NexCoin.DECIMALS) {
            throw new RefusedException(
                    BillingRefusal.BAD_AMOUNT,
                    "Use an amount above zero, of at most 1,000,000,000,000 NexCoin and at most six decimals.");
        }
        return NexCoin.ofDecimal(nexCoin);
    }
}
