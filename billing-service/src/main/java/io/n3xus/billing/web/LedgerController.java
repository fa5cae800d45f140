package io.n3xus.billing.web;

import io.n3xus.billing.read.ledger.LedgerDigest;
import io.n3xus.platform.web.Caller;
import java.math.BigDecimal;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Lets an operator compare ledgers, and finance see where all money is. */
@RestController
class LedgerController {

    private final LedgerDigest ledger;

    LedgerController(LedgerDigest ledger) {
        this.ledger = ledger;
    }

    /** @param sumMicros over all accounts; anything but zero is a defect */
    @JsonNaming(SnakeCaseStrategy.class)
    record AccountsReply(String currency, List<LedgerAccount> accounts, long sumMicros) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record LedgerAccount(String account, BigDecimal balance, long balanceMicros) {}

    @GetMapping("/internal/ledger/digest")
    LedgerDigest.Summary digest() {
        return ledger.ofAll();
    }

    /** Reads and checks every entry there is, so that no total can be other than its entries. */
    @GetMapping("/api/v1/billing/accounts")
    AccountsReply accounts(Caller caller) {
        Access.requireAdmin(caller);
        var summary = ledger.ofAll();
        var accounts = summary.accounts().entrySet().stream()
                .map(each -> new LedgerAccount(each.getKey(), Amount.nexCoin(each.getValue()), each.getValue()))
                .toList();
        return new AccountsReply("NexCoin", accounts, summary.sumMicros());
    }
}
