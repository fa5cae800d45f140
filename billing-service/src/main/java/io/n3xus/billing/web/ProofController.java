package io.n3xus.billing.web;

import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.read.ledger.Proof;
import io.n3xus.billing.read.ledger.Wallets;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/**
 * Lets an owner keep what the ledger says, so that it can be shown later that nothing of it was changed. An answer is an
 * export: {@code nexus verify-ledger} checks it, and several of them one after the other, without the platform.
 */
@RestController
class ProofController {

    private static final int MAX_LIMIT = 1_000;

    private final Wallets wallets;

    ProofController(Wallets wallets) {
        this.wallets = wallets;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record ProofReply(
            String accountId,
            long total,
            @Nullable String firstHash,
            String hashBefore,
            String lastHash,
            List<EntryReply> entries) {

        static ProofReply of(Proof proof) {
            var entries = proof.entries().stream().map(EntryReply::of).toList();
            var first = entries.isEmpty() ? null : entries.getFirst().hash();
            return new ProofReply(
                    proof.accountId(), proof.total(), first, proof.hashBefore(), proof.lastHash(), entries);
        }
    }

    /** An entry in the order in which its canonical text names it. */
    @JsonNaming(SnakeCaseStrategy.class)
    record EntryReply(
            long number,
            long sequence,
            Instant at,
            String type,
            String from,
            String to,
            long amountMicros,
            long balanceMicros,
            long heldMicros,
            String reference,
            String hash) {

        static EntryReply of(Proof.Entry entry) {
            var line = entry.line();
            return new EntryReply(
                    line.number(),
                    line.sequence(),
                    entry.at(),
                    line.type(),
                    line.from(),
                    line.to(),
                    line.amountMicros(),
                    line.balanceMicros(),
                    line.heldMicros(),
                    line.reference(),
                    entry.hash());
        }
    }

    @GetMapping("/api/v1/billing/proof")
    ProofReply proof(
            Caller caller,
            @RequestParam(name = "account_id", required = false) @Nullable String accountId,
            @RequestParam(defaultValue = "0") long from,
            @RequestParam(defaultValue = "100") int limit) {
        if (from < 0 || limit < 1 || limit > MAX_LIMIT) {
            throw new RefusedException(
                    BillingRefusal.BAD_PAGE,
                    "Use a limit from 1 to %d and entries counted from 0.".formatted(MAX_LIMIT));
        }
        return ProofReply.of(wallets.proof(Access.account(caller, accountId).toString(), from, limit));
    }
}
