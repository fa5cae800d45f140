package io.n3xus.billing.write;

import io.n3xus.billing.api.WalletEvent.HoldRefused;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A wallet after its first {@code version} events, so that these need not be read again.
 *
 * @param holds the open ones, by id
 * @param fractions see {@link Fractions}
 */
public record WalletSnapshot(
        long version,
        long balanceMicros,
        long heldMicros,
        Map<String, Hold> holds,
        @Nullable HoldRefused lastRefusal,
        Purse.State purse,
        Arrangements arrangements,
        Map<String, Long> fractions) {

    public WalletSnapshot {
        holds = Map.copyOf(holds);
        fractions = Map.copyOf(fractions);
    }
}
