package io.n3xus.billing.web;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.FundsCommand.SendTransfer;
import io.n3xus.billing.api.FundsCommand.SetOrganization;
import io.n3xus.billing.api.Names;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Money between the accounts of an organisation. Which those are, admins say. */
@RestController
@RequestMapping("/api/v1/billing")
class TransferController {

    private final WalletCommands commands;

    TransferController(WalletCommands commands) {
        this.commands = commands;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record TransferWish(
            @NotNull String toAccountId, @NotNull BigDecimal amount) {}

    /** @param balance that the sender has left */
    @JsonNaming(SnakeCaseStrategy.class)
    record TransferReply(String id, String toAccountId, BigDecimal amount, BigDecimal balance) {}

    @PostMapping("/transfers")
    @ResponseStatus(HttpStatus.CREATED)
    TransferReply transfer(Caller caller, NewId newId, @Valid @RequestBody TransferWish wish) {
        var id = "transfer_" + newId.value();
        var transfer = new SendTransfer(
                Access.account(caller, null), id, AccountId.of(wish.toAccountId()), Amount.micros(wish.amount()));
        var balance = commands.send(transfer, Long.class);
        return new TransferReply(id, wish.toAccountId(), wish.amount(), Amount.nexCoin(balance));
    }

    /** @param organization null to take the account out of its organisation */
    @JsonNaming(SnakeCaseStrategy.class)
    record Membership(
            @NotNull String accountId,

            @Pattern(regexp = Names.PATTERN) @Nullable String organization) {}

    @PutMapping("/organization")
    Membership join(Caller caller, @Valid @RequestBody Membership wish) {
        Access.requireAdmin(caller);
        commands.send(new SetOrganization(AccountId.of(wish.accountId()), wish.organization()));
        return wish;
    }
}
