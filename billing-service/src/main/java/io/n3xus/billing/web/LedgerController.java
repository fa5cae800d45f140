package io.n3xus.billing.web;

import io.n3xus.billing.read.ledger.LedgerDigest;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** Lets an operator compare ledgers. */
@RestController
class LedgerController {

    private final LedgerDigest ledger;

    LedgerController(LedgerDigest ledger) {
        this.ledger = ledger;
    }

    @GetMapping("/internal/ledger/digest")
    LedgerDigest.Summary digest() {
        return ledger.ofAll();
    }
}
