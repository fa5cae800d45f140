package io.n3xus.billing.web;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.Names;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.read.ledger.Wallets;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import java.util.Locale;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Money that comes in. The entry id is the idempotency key: the same one credits once, for ever. */
@RestController
class CreditController {

    private final WalletCommands commands;
    private final Wallets wallets;

    CreditController(WalletCommands commands, Wallets wallets) {
        this.commands = commands;
        this.wallets = wallets;
    }

    /** {@code {"accountId":"…","entryId":"seed:alice","amountMicros":10000000000,"reason":"grant"}} */
    record CreditRequest(
            @NotNull AccountId accountId,

            @NotNull @Pattern(regexp = Names.PATTERN) String entryId,

            @Positive long amountMicros,

            @NotNull @Pattern(regexp = "grant|top_up", message = "must be grant or top_up")
            String reason) {}

    record CreditReply(String entryId, long balanceMicros, long heldMicros) {}

    @PostMapping("/internal/credits")
    @ResponseStatus(HttpStatus.CREATED)
    CreditReply credit(@Valid @RequestBody CreditRequest request) {
        var reason = CreditReason.valueOf(request.reason().toUpperCase(Locale.ROOT));
        commands.send(new CreditWallet(request.accountId(), request.entryId(), reason, request.amountMicros()));
        var wallet = wallets.findLastKnown(request.accountId().toString());
        return new CreditReply(request.entryId(), wallet.balanceMicros(), wallet.heldMicros());
    }
}
