package io.n3xus.billing.write;

import io.n3xus.billing.api.AutoTopUp;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What is settled about a wallet beside its money.
 *
 * @param thresholdsMicros ascending
 * @param autoTopUp null when it is off
 * @param awaited the automatic top-up that was asked for and not answered yet; null for none
 * @param organization null for none
 */
record Arrangements(
        List<Long> thresholdsMicros,
        @Nullable AutoTopUp autoTopUp,
        @Nullable String awaited,
        @Nullable String organization) {

    static final Arrangements NONE = new Arrangements(List.of(), null, null, null);

    private static final String AUTOMATIC = "auto:";

    Arrangements {
        thresholdsMicros = List.copyOf(thresholdsMicros);
    }

    /** The id of an automatic top-up, different for each version of the wallet. */
    static String automaticId(long version) {
        return AUTOMATIC + version;
    }

    /** The rule, if so little is left that it asks for money now. One top-up at a time. */
    Optional<AutoTopUp> toppingUp(long ownedMicros) {
        return Optional.ofNullable(autoTopUp).filter(rule -> awaited == null && ownedMicros < rule.belowMicros());
    }

    Arrangements withThresholds(List<Long> newThresholds) {
        return new Arrangements(newThresholds, autoTopUp, awaited, organization);
    }

    Arrangements withRule(@Nullable AutoTopUp rule) {
        return new Arrangements(thresholdsMicros, rule, awaited, organization);
    }

    Arrangements withOrganization(@Nullable String newOrganization) {
        return new Arrangements(thresholdsMicros, autoTopUp, awaited, newOrganization);
    }

    Arrangements asked(String topUpId) {
        return topUpId.startsWith(AUTOMATIC)
                ? new Arrangements(thresholdsMicros, autoTopUp, topUpId, organization)
                : this;
    }

    Arrangements paid(String topUpId) {
        return topUpId.equals(awaited) ? new Arrangements(thresholdsMicros, autoTopUp, null, organization) : this;
    }

    /** A rule that asks in vain is switched off, so that it does not ask for ever. */
    Arrangements failed(String topUpId) {
        return topUpId.equals(awaited) ? new Arrangements(thresholdsMicros, null, null, organization) : this;
    }
}
