package io.n3xus.billing.read.ledger;

import io.n3xus.billing.api.KnownTime;
import io.n3xus.contracts.billing.PublishedAccountEvent;
import io.n3xus.contracts.billing.PublishedAccountEvent.AutoTopUpSet;
import io.n3xus.contracts.billing.PublishedAccountEvent.BalanceLow;
import io.n3xus.contracts.billing.PublishedAccountEvent.ChargeRefunded;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantExpired;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantGiven;
import io.n3xus.contracts.billing.PublishedAccountEvent.OrganizationSet;
import io.n3xus.contracts.billing.PublishedAccountEvent.Taken;
import io.n3xus.contracts.billing.PublishedAccountEvent.ThresholdsSet;
import io.n3xus.contracts.billing.PublishedAccountEvent.TopUpFailed;
import io.n3xus.contracts.billing.PublishedAccountEvent.TopUpWanted;
import io.n3xus.contracts.billing.PublishedAccountEvent.Transferred;
import io.n3xus.contracts.billing.PublishedAccountEvent.UsageMetered;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * What is settled for an account beside its money, and the grants it was given.
 *
 * @param thresholdsMicros below which its owner wants to be told
 * @param grants oldest first; of more than {@value #GRANTS_MAX} the oldest are no longer listed
 */
public record Settled(List<Long> thresholdsMicros, @Nullable AutoTopUpView autoTopUp, List<GrantView> grants) {

    static final int GRANTS_MAX = 1_000;
    static final Settled NOTHING = new Settled(List.of(), null, List.of());

    public Settled {
        thresholdsMicros = List.copyOf(thresholdsMicros);
        grants = List.copyOf(grants);
    }

    /**
     * How the account tops itself up.
     *
     * @param failed why it no longer does; null while it does
     */
    public record AutoTopUpView(
            long belowMicros,
            long targetMicros,
            String paymentMethod,
            @Nullable String failed) {}

    /**
     * A grant. What is left of it is not published.
     *
     * @param expiredMicros what left the balance unspent
     */
    public record GrantView(
            String id, int priority, Instant givenAt, Instant expiresAt, long amountMicros, long expiredMicros) {}

    Settled after(PublishedAccountEvent event) {
        return switch (event) {
            case ThresholdsSet set -> new Settled(set.thresholdsMicros(), autoTopUp, grants);
            case AutoTopUpSet set -> new Settled(thresholdsMicros, rule(set), grants);
            case TopUpFailed failed ->
                // As the wallet has it: only a top-up that it asked for by itself switches the rule off.
                failed.topUpId().startsWith("auto:")
                        ? new Settled(thresholdsMicros, failed(failed.why()), grants)
                        : this;
            case GrantGiven given -> new Settled(thresholdsMicros, autoTopUp, with(given));
            case GrantExpired expired ->
                new Settled(
                        thresholdsMicros,
                        autoTopUp,
                        changed(expired.entryId(), grant -> less(grant, expired.amountMicros())));
            case UsageMetered _, Transferred _, ChargeRefunded _, Taken _ -> this;
            case BalanceLow _, TopUpWanted _, OrganizationSet _ -> this;
        };
    }

    private static @Nullable AutoTopUpView rule(AutoTopUpSet set) {
        var below = set.belowMicros();
        var target = set.targetMicros();
        var method = set.paymentMethod();
        return below == null || target == null || method == null
                ? null
                : new AutoTopUpView(below, target, method, null);
    }

    private @Nullable AutoTopUpView failed(String why) {
        return autoTopUp == null
                ? null
                : new AutoTopUpView(autoTopUp.belowMicros, autoTopUp.targetMicros, autoTopUp.paymentMethod, why);
    }

    private List<GrantView> with(GrantGiven given) {
        KnownTime.require(given.expiresAt());
        var all = new ArrayList<>(grants);
        all.add(new GrantView(
                given.entryId(), given.priority(), given.at(), given.expiresAt(), given.amountMicros(), 0));
        return all.subList(Math.max(0, all.size() - GRANTS_MAX), all.size());
    }

    private List<GrantView> changed(String id, UnaryOperator<GrantView> change) {
        return grants.stream()
                .map(grant -> grant.id.equals(id) ? change.apply(grant) : grant)
                .toList();
    }

    private static GrantView less(GrantView grant, long micros) {
        return new GrantView(
                grant.id,
                grant.priority,
                grant.givenAt,
                grant.expiresAt,
                grant.amountMicros,
                grant.expiredMicros + micros);
    }
}
