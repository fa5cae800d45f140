package io.n3xus.billing.write;

import java.util.Map;

/** Snapshots for tests of where they are kept. */
public final class Snapshots {

    private Snapshots() {}

    /** Of a wallet with so many events, and so much money. */
    public static WalletSnapshot of(long version, long balanceMicros) {
        return new WalletSnapshot(
                version, balanceMicros, 0, Map.of(), null, new Purse().state(), Arrangements.NONE, Map.of());
    }
}
