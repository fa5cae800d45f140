package io.n3xus.billing.web;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.read.ledger.Movement;
import io.n3xus.billing.read.ledger.MovementFilter;
import io.n3xus.billing.read.ledger.Wallets;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own money, in NexCoin. An extension of the v-SuperCore API. */
@RestController
@RequestMapping({"/v1/supercore/wallet", "/api/v1/supercore/wallet"})
class WalletController {

    private static final int MAX_LIMIT = 100;
    private static final int MAX_OFFSET = 100_000;

    private final Wallets wallets;

    WalletController(Wallets wallets) {
        this.wallets = wallets;
    }

    record WalletReply(boolean success, Money wallet) {}

    record Money(BigDecimal balance, BigDecimal held, String currency) {}

    record MovementsReply(boolean success, List<Line> movements, Pagination pagination) {}

    record Line(String id, String type, BigDecimal amount, String reference, BigDecimal balance, Instant at) {

        static Line of(Movement movement) {
            return new Line(
                    movement.id(),
                    movement.type(),
                    NexCoin.toDecimal(movement.amountMicros()),
                    movement.reference(),
                    NexCoin.toDecimal(movement.balanceMicros()),
                    movement.at());
        }
    }

    record Pagination(int limit, int offset, long total) {}

    @GetMapping
    WalletReply wallet(Caller caller) {
        var wallet = wallets.find(caller.userId());
        var money =
                new Money(NexCoin.toDecimal(wallet.balanceMicros()), NexCoin.toDecimal(wallet.heldMicros()), "NexCoin");
        return new WalletReply(true, money);
    }

    @GetMapping("/movements")
    MovementsReply movements(
            Caller caller,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "0") int offset,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to) {
        if (limit < 1 || limit > MAX_LIMIT || offset < 0 || offset > MAX_OFFSET) {
            throw new RefusedException(
                    BillingRefusal.BAD_PAGE,
                    "Use a limit from 1 to %d and an offset from 0 to %d.".formatted(MAX_LIMIT, MAX_OFFSET));
        }
        var filter = new MovementFilter(type, reference, from, to);
        var found = wallets.movements(caller.userId(), filter, limit, offset);
        var lines = found.movements().stream().map(Line::of).toList();
        return new MovementsReply(true, lines, new Pagination(limit, offset, found.total()));
    }
}
