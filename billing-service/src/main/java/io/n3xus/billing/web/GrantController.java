package io.n3xus.billing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Money that admins give away. */
@RestController
class GrantController {

    private final WalletCommands commands;

    GrantController(WalletCommands commands) {
        this.commands = commands;
    }

    /**
     * What to give.
     *
     * @param expiresAt null for never
     * @param priority of grants that expire at the same instant the lowest is spent first; null for 0
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record GrantWish(
            @NotNull String accountId,
            @NotNull BigDecimal amount,
            @Nullable Instant expiresAt,
            @Nullable Integer priority) {}

    @JsonNaming(SnakeCaseStrategy.class)
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record GrantReply(
            String id,
            String accountId,
            BigDecimal amount,
            @Nullable Instant expiresAt,
            BigDecimal balance) {}

    @PostMapping("/api/v1/billing/grants")
    @ResponseStatus(HttpStatus.CREATED)
    GrantReply give(Caller caller, NewId newId, @Valid @RequestBody GrantWish wish) {
        Access.requireAdmin(caller);
        var id = "grant_" + newId.value();
        var balance = commands.send(command(id, wish, Amount.micros(wish.amount()), caller), Long.class);
        return new GrantReply(id, wish.accountId(), wish.amount(), wish.expiresAt(), Amount.nexCoin(balance));
    }

    private static WalletCommand command(String id, GrantWish wish, long micros, Caller caller) {
        var account = Access.account(caller, wish.accountId());
        return wish.expiresAt() == null
                ? new CreditWallet(account, id, CreditReason.GRANT, micros)
                : new GiveGrant(account, id, micros, Objects.requireNonNullElse(wish.priority(), 0), wish.expiresAt());
    }
}
