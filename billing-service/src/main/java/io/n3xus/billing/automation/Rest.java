package io.n3xus.billing.automation;

import java.math.BigInteger;

/**
 * What of the space at one price does not make a MB × second yet. Public only for the driver, which reads it by reflection.
 *
 * @param byteMillis bytes × milliseconds, from 0 to less than a MB × second
 */
public record Rest(int catalogueVersion, long priceMicros, long byteMillis) {

    private static final BigInteger OF_A_MB_SECOND = BigInteger.valueOf(1_000_000_000);

    /** The new rest, and how many MB × seconds have become full; below zero when some are taken back. */
    record Full(Rest rest, long quantity) {}

    boolean isOf(int version, long micros) {
        return catalogueVersion == version && priceMicros == micros;
    }

    Full plus(long bytes, long millis) {
        var all = BigInteger.valueOf(bytes).multiply(BigInteger.valueOf(millis)).add(BigInteger.valueOf(byteMillis));
        var left = all.mod(OF_A_MB_SECOND);
        return new Full(
                new Rest(catalogueVersion, priceMicros, left.longValueExact()),
                all.subtract(left).divide(OF_A_MB_SECOND).longValueExact());
    }
}
