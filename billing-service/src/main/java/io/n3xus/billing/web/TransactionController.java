package io.n3xus.billing.web;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.read.ledger.MovementFilter;
import io.n3xus.billing.read.ledger.Posting;
import io.n3xus.billing.read.ledger.Wallets;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Everything that moved an account's money, newest first. */
@RestController
class TransactionController {

    private static final int LIMIT_MAX = 100;
    private static final int PAGE_MAX = 10_000;

    private final Wallets wallets;

    TransactionController(Wallets wallets) {
        this.wallets = wallets;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record TransactionsReply(List<Transaction> transactions, Pagination pagination) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Pagination(int page, int limit, long total, long totalPages) {}

    /**
     * A movement.
     *
     * @param id of the event that told of it; a refund names a charge by this
     * @param amount below zero when money went away
     * @param balance what could be spent afterwards
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record Transaction(
            String id,
            String type,
            String from,
            String to,
            String reference,
            BigDecimal amount,
            long amountMicros,
            BigDecimal balance,
            long balanceMicros,
            Instant at) {

        static Transaction of(String accountId, Posting posting) {
            return new Transaction(
                    accountId + ":" + posting.sequence(),
                    posting.type(),
                    posting.from(),
                    posting.to(),
                    posting.reference(),
                    Amount.nexCoin(posting.shownMicros()),
                    posting.shownMicros(),
                    Amount.nexCoin(posting.balanceMicros()),
                    posting.balanceMicros(),
                    posting.at());
        }
    }

    @GetMapping("/api/v1/billing/transactions")
    TransactionsReply transactions(
            Caller caller,
            @RequestParam(name = "account_id", required = false) @Nullable String accountId,
            @RequestParam(required = false) @Nullable String type,
            @RequestParam(required = false) @Nullable String reference,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit) {
        if (page < 1 || page > PAGE_MAX || limit < 1 || limit > LIMIT_MAX) {
            throw new RefusedException(
                    BillingRefusal.BAD_PAGE,
                    "Use a page from 1 to %d and a limit from 1 to %d.".formatted(PAGE_MAX, LIMIT_MAX));
        }
        var account = Access.account(caller, accountId).toString();
        var filter = new MovementFilter(type, reference, from, to);
        var found = wallets.postings(account, filter, limit, (page - 1) * limit);
        return new TransactionsReply(
                found.postings().stream()
                        .map(posting -> Transaction.of(account, posting))
                        .toList(),
                new Pagination(page, limit, found.total(), (found.total() + limit - 1) / limit));
    }
}
