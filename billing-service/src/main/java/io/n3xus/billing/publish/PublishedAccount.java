package io.n3xus.billing.publish;

import io.n3xus.billing.api.AccountEvent;
import io.n3xus.billing.api.AutoTopUp;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.contracts.billing.PublishedAccountEvent;
import io.n3xus.contracts.billing.PublishedAccountEvent.Line;
import io.n3xus.contracts.billing.PublishedAccountEvent.Transferred;
import java.time.Instant;
import java.util.Optional;

/** What is published of what happens to an account beside holds. */
final class PublishedAccount {

    private PublishedAccount() {}

    static PublishedAccountEvent of(AccountEvent event, String account, Instant at) {
        return switch (event) {
            case AccountEvent.UsageMetered used -> usage(used, account, at);
            case AccountEvent.GrantGiven(
                    var _,
                    var entry,
                    int priority,
                    var expires,
                    long amount,
                    long balance,
                    long held) ->
                new PublishedAccountEvent.GrantGiven(account, entry, priority, expires, amount, balance, held, at);
            case AccountEvent.GrantExpired(var _, var entry, long amount, long balance, long held) ->
                new PublishedAccountEvent.GrantExpired(account, entry, amount, balance, held, at);
            case AccountEvent.TransferSent(var _, var id, var other, long amount, long balance, long held) ->
                new Transferred(account, id, "out", other.toString(), amount, balance, held, at);
            case AccountEvent.TransferReceived(var _, var id, var other, long amount, long balance, long held) ->
                new Transferred(account, id, "in", other.toString(), amount, balance, held, at);
            case AccountEvent.ChargeRefunded e ->
                new PublishedAccountEvent.ChargeRefunded(
                        account,
                        e.refundId(),
                        account + ":" + e.chargeSequence(),
                        e.reference(),
                        e.service().label(),
                        e.amountMicros(),
                        e.balanceMicros(),
                        e.heldMicros(),
                        at);
            case AccountEvent.WalletDebited(var _, var entry, var note, long amount, long balance, long held) ->
                new PublishedAccountEvent.Taken(account, entry, note, amount, balance, held, at);
            case AccountEvent.ThresholdsSet(var _, var thresholds) ->
                new PublishedAccountEvent.ThresholdsSet(account, thresholds, at);
            case AccountEvent.BalanceLow(var _, long threshold, long owned) ->
                new PublishedAccountEvent.BalanceLow(account, threshold, owned, at);
            case AccountEvent.AutoTopUpSet set -> autoTopUp(set, account, at);
            case AccountEvent.TopUpWanted(var _, var id, var method, long amount) ->
                new PublishedAccountEvent.TopUpWanted(account, id, method, amount, at);
            case AccountEvent.TopUpFailed(var _, var id, var why) ->
                new PublishedAccountEvent.TopUpFailed(account, id, why, at);
            case AccountEvent.OrganizationSet(var _, var organization) ->
                new PublishedAccountEvent.OrganizationSet(account, organization, at);
        };
    }

    private static PublishedAccountEvent usage(AccountEvent.UsageMetered used, String account, Instant at) {
        return new PublishedAccountEvent.UsageMetered(
                account,
                used.usageId(),
                used.service().label(),
                used.reference(),
                used.lines().stream().map(PublishedAccount::line).toList(),
                used.uncollectedMicros(),
                used.from(),
                used.to(),
                used.mode(),
                used.outcome(),
                at);
    }

    private static Line line(UsageLine line) {
        return new Line(
                line.meter(),
                line.tier(),
                line.quantity(),
                line.catalogueVersion(),
                line.priceMicros(),
                line.amountMicros());
    }

    private static PublishedAccountEvent autoTopUp(AccountEvent.AutoTopUpSet set, String account, Instant at) {
        var rule = Optional.ofNullable(set.rule());
        return new PublishedAccountEvent.AutoTopUpSet(
                account,
                rule.map(AutoTopUp::belowMicros).orElse(null),
                rule.map(AutoTopUp::targetMicros).orElse(null),
                rule.map(AutoTopUp::paymentMethod).orElse(null),
                at);
    }
}
