package io.n3xus.billing.web;

import io.n3xus.billing.api.KnownTime;
import io.n3xus.billing.read.ledger.Books;
import io.n3xus.billing.read.ledger.HoldView;
import io.n3xus.billing.read.ledger.Standing;
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

/** What an account has, now or at an instant of the past, and what is set aside of it. */
@RestController
@RequestMapping("/api/v1/billing")
class BalanceController {

    private final Wallets wallets;
    private final Books books;

    BalanceController(Wallets wallets, Books books) {
        this.wallets = wallets;
        this.books = books;
    }

    /** @param owned balance and held together */
    @JsonNaming(SnakeCaseStrategy.class)
    record BalanceReply(
            String accountId,
            @Nullable Instant asOf,
            String currency,
            BigDecimal balance,
            long balanceMicros,
            BigDecimal held,
            long heldMicros,
            BigDecimal owned,
            long ownedMicros) {

        static BalanceReply of(String accountId, @Nullable Instant asOf, long balanceMicros, long heldMicros) {
            var ownedMicros = Math.addExact(balanceMicros, heldMicros);
            return new BalanceReply(
                    accountId,
                    asOf,
                    "NexCoin",
                    Amount.nexCoin(balanceMicros),
                    balanceMicros,
                    Amount.nexCoin(heldMicros),
                    heldMicros,
                    Amount.nexCoin(ownedMicros),
                    ownedMicros);
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record HoldsReply(List<Hold> holds) {}

    /**
     * An open hold.
     *
     * @param amount what is left in it
     * @param charged what was taken out of it
     * @param expiresAt null once it does not expire by itself
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Hold(
            String id,
            String reference,
            BigDecimal amount,
            long amountMicros,
            BigDecimal charged,
            long chargedMicros,
            @Nullable Instant expiresAt) {

        static Hold of(HoldView hold) {
            return new Hold(
                    hold.id(),
                    hold.reference(),
                    Amount.nexCoin(hold.heldMicros()),
                    hold.heldMicros(),
                    Amount.nexCoin(hold.chargedMicros()),
                    hold.chargedMicros(),
                    hold.expiresAt());
        }
    }

    @GetMapping("/balance")
    BalanceReply balance(
            Caller caller,
            @RequestParam(name = "account_id", required = false) @Nullable String accountId,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf) {
        var account = Access.account(caller, accountId).toString();
        if (asOf == null) {
            var now = wallets.find(account);
            return BalanceReply.of(account, null, now.balanceMicros(), now.heldMicros());
        }
        Standing then =
                books.open(account, book -> book.before(KnownTime.require(asOf).plusNanos(1)));
        return BalanceReply.of(account, asOf, then.balanceMicros(), then.heldMicros());
    }

    @GetMapping("/holds")
    HoldsReply holds(Caller caller, @RequestParam(name = "account_id", required = false) @Nullable String accountId) {
        var holds =
                wallets.overview(Access.account(caller, accountId).toString()).openHolds();
        return new HoldsReply(holds.stream().map(Hold::of).toList());
    }
}
