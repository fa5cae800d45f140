package io.n3xus.billing.read.ledger;

import io.n3xus.billing.read.ledger.Settled.AutoTopUpView;
import io.n3xus.billing.read.ledger.Settled.GrantView;
import java.util.Date;
import org.bson.Document;
import org.jspecify.annotations.Nullable;

/** How what is settled for an account is stored: nothing for most. */
final class SettledDocument {

    private static final String THRESHOLDS = "thresholdsMicros";
    private static final String AUTO_TOP_UP = "autoTopUp";
    private static final String GRANTS = "grants";

    private SettledDocument() {}

    static @Nullable Document of(Settled settled) {
        if (settled.equals(Settled.NOTHING)) {
            return null;
        }
        var rule = settled.autoTopUp();
        return new Document(THRESHOLDS, settled.thresholdsMicros())
                .append(AUTO_TOP_UP, rule == null ? null : of(rule))
                .append(
                        GRANTS,
                        settled.grants().stream().map(SettledDocument::of).toList());
    }

    private static Document of(AutoTopUpView rule) {
        return new Document("belowMicros", rule.belowMicros())
                .append("targetMicros", rule.targetMicros())
                .append("paymentMethod", rule.paymentMethod())
                .append("failed", rule.failed());
    }

    private static Document of(GrantView grant) {
        return new Document("id", grant.id())
                .append("priority", grant.priority())
                .append("givenAt", Date.from(grant.givenAt()))
                .append("expiresAt", Date.from(grant.expiresAt()))
                .append("amountMicros", grant.amountMicros())
                .append("expiredMicros", grant.expiredMicros());
    }

    static Settled read(@Nullable Document stored) {
        if (stored == null) {
            return Settled.NOTHING;
        }
        var rule = stored.get(AUTO_TOP_UP, Document.class);
        return new Settled(
                stored.getList(THRESHOLDS, Long.class),
                rule == null ? null : rule(rule),
                stored.getList(GRANTS, Document.class).stream()
                        .map(SettledDocument::grant)
                        .toList());
    }

    private static AutoTopUpView rule(Document rule) {
        return new AutoTopUpView(
                rule.getLong("belowMicros"),
                rule.getLong("targetMicros"),
                rule.getString("paymentMethod"),
                rule.getString("failed"));
    }

    private static GrantView grant(Document grant) {
        return new GrantView(
                grant.getString("id"),
                grant.getInteger("priority"),
                grant.getDate("givenAt").toInstant(),
                grant.getDate("expiresAt").toInstant(),
                grant.getLong("amountMicros"),
                grant.getLong("expiredMicros"));
    }
}
