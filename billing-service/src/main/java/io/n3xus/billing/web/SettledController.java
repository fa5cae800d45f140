package io.n3xus.billing.web;

import io.n3xus.billing.read.ledger.Settled;
import io.n3xus.billing.read.ledger.Settled.GrantView;
import io.n3xus.billing.read.ledger.Wallets;
import io.n3xus.platform.web.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What is settled for an account: when its owner is told, how it tops itself up, and the grants it was given. */
@RestController
@RequestMapping("/api/v1/billing")
class SettledController {

    private final Wallets wallets;

    SettledController(Wallets wallets) {
        this.wallets = wallets;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ThresholdsReply(List<BigDecimal> thresholds, List<Long> thresholdsMicros) {}

    /**
     * Whether and how the account tops itself up; of all but the first, null when it never did.
     *
     * @param failed why it no longer does
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record AutoTopUpReply(
            boolean enabled,
            @Nullable BigDecimal below,
            @Nullable Long belowMicros,
            @Nullable BigDecimal target,
            @Nullable Long targetMicros,
            @Nullable String paymentMethod,
            @Nullable String failed) {

        static AutoTopUpReply of(Settled.@Nullable AutoTopUpView rule) {
            return rule == null
                    ? new AutoTopUpReply(false, null, null, null, null, null, null)
                    : new AutoTopUpReply(
                            rule.failed() == null,
                            Amount.nexCoin(rule.belowMicros()),
                            rule.belowMicros(),
                            Amount.nexCoin(rule.targetMicros()),
                            rule.targetMicros(),
                            rule.paymentMethod(),
                            rule.failed());
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record GrantsReply(List<Grant> grants) {}

    /** @param expired what left the balance unspent */
    @JsonNaming(SnakeCaseStrategy.class)
    record Grant(
            String id,
            int priority,
            Instant givenAt,
            Instant expiresAt,
            BigDecimal amount,
            long amountMicros,
            BigDecimal expired,
            long expiredMicros) {

        static Grant of(GrantView grant) {
            return new Grant(
                    grant.id(),
                    grant.priority(),
                    grant.givenAt(),
                    grant.expiresAt(),
                    Amount.nexCoin(grant.amountMicros()),
                    grant.amountMicros(),
                    Amount.nexCoin(grant.expiredMicros()),
                    grant.expiredMicros());
        }
    }

    @GetMapping("/thresholds")
    ThresholdsReply thresholds(
            Caller caller, @RequestParam(name = "account_id", required = false) @Nullable String accountId) {
        var micros = settled(caller, accountId).thresholdsMicros();
        return new ThresholdsReply(micros.stream().map(Amount::nexCoin).toList(), micros);
    }

    @GetMapping("/auto-top-up")
    AutoTopUpReply autoTopUp(
            Caller caller, @RequestParam(name = "account_id", required = false) @Nullable String accountId) {
        return AutoTopUpReply.of(settled(caller, accountId).autoTopUp());
    }

    @GetMapping("/grants")
    GrantsReply grants(Caller caller, @RequestParam(name = "account_id", required = false) @Nullable String accountId) {
        return new GrantsReply(settled(caller, accountId).grants().reversed().stream()
                .map(Grant::of)
                .toList());
    }

    private Settled settled(Caller caller, @Nullable String accountId) {
        return wallets.overview(Access.account(caller, accountId).toString()).settled();
    }
}
