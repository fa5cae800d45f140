package io.n3xus.billing.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.n3xus.billing.api.AutoTopUp;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.RequestTopUp;
import io.n3xus.billing.api.FundsCommand.SetAutoTopUp;
import io.n3xus.billing.api.Names;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.payment.Payments;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** Money that people pay, and that admins note as paid. */
@RestController
@RequestMapping("/api/v1/billing")
class TopUpController {

    private final WalletCommands commands;
    private final Payments payments;

    TopUpController(WalletCommands commands, Payments payments) {
        this.commands = commands;
        this.payments = payments;
    }

    /** @param accountId only for admins, who need no payment method: the money is credited at once */
    @JsonNaming(SnakeCaseStrategy.class)
    record TopUpWish(
            @NotNull BigDecimal amount,
            @Pattern(regexp = Names.PATTERN) @Nullable String paymentMethod,
            @Nullable String accountId) {}

    /**
     * What became of it.
     *
     * @param status {@code credited}, or {@code pending} until the payment provider has answered
     * @param balance in NexCoin; null while it is pending
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record TopUp(
            String id,
            String status,
            BigDecimal amount,
            @Nullable BigDecimal balance) {}

    @PostMapping("/top-ups")
    ResponseEntity<TopUp> topUp(Caller caller, NewId newId, @Valid @RequestBody TopUpWish wish) {
        var id = "topup_" + newId.value();
        var micros = Amount.micros(wish.amount());
        var account = Access.account(caller, wish.accountId());
        if (wish.paymentMethod() != null) {
            payments.require();
            commands.send(new RequestTopUp(account, id, wish.paymentMethod(), micros));
            return ResponseEntity.accepted().body(new TopUp(id, "pending", Amount.nexCoin(micros), null));
        }
        if (!caller.isAdmin()) {
            throw new RefusedException(
                    BillingRefusal.NO_PAYMENTS, "Name a payment_method; only administrators credit without one.");
        }
        var balance = commands.send(new CreditWallet(account, id, CreditReason.TOP_UP, micros), Long.class);
        return ResponseEntity.status(HttpStatus.CREATED)
                .body(new TopUp(id, "credited", Amount.nexCoin(micros), Amount.nexCoin(balance)));
    }

    /** Below how much to ask for how much, from which payment method. */
    @JsonNaming(SnakeCaseStrategy.class)
    record Rule(
            @NotNull BigDecimal below,
            @NotNull BigDecimal target,
            @NotNull @Pattern(regexp = Names.PATTERN) String paymentMethod) {}

    @PutMapping("/auto-top-up")
    Rule switchOn(Caller caller, @Valid @RequestBody Rule rule) {
        payments.require();
        var wanted = new AutoTopUp(Amount.micros(rule.below()), Amount.micros(rule.target()), rule.paymentMethod());
        if (wanted.targetMicros() < wanted.belowMicros()) {
            throw new RefusedException(
                    BillingRefusal.BAD_AMOUNT,
                    "The target must not be less than the amount below which it is asked for.");
        }
        commands.send(new SetAutoTopUp(Access.account(caller, null), wanted));
        return rule;
    }

    @DeleteMapping("/auto-top-up")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void switchOff(Caller caller) {
        commands.send(new SetAutoTopUp(Access.account(caller, null), null));
    }
}
