package io.n3xus.billing.web;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.RefundCharge;
import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.journal.Charges;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What admins put right. Nothing is taken out of the ledger: each correction is an entry of its own. */
@RestController
@RequestMapping("/api/v1/billing")
class RefundController {

    private static final Pattern CHARGE = Pattern.compile("(.{1,128}):([0-9]{1,18})");
    private static final int NOTE_MAX = 200;

    private final WalletCommands commands;
    private final Charges charges;

    RefundController(WalletCommands commands, Charges charges) {
        this.commands = commands;
        this.charges = charges;
    }

    /**
     * What to undo.
     *
     * @param chargeId the id of the event {@code nexcoin.debited.v1}, as statements name it
     * @param amount null for all that was not refunded yet
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record RefundWish(
            @NotNull @Size(max = 160) String chargeId,
            @Nullable BigDecimal amount) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record RefundReply(String id, String chargeId, String accountId, BigDecimal balance) {}

    @PostMapping("/refunds")
    @ResponseStatus(HttpStatus.CREATED)
    RefundReply refund(Caller caller, NewId newId, @Valid @RequestBody RefundWish wish) {
        Access.requireAdmin(caller);
        var matcher = CHARGE.matcher(wish.chargeId());
        if (!matcher.matches()) {
            throw new RefusedException(
                    BillingRefusal.UNKNOWN_CHARGE, "A charge_id is the id of an event: <account>:<number>.");
        }
        var account = AccountId.of(matcher.group(1));
        var sequence = Long.parseLong(matcher.group(2));
        var charge = charges.find(account, sequence);
        var id = "refund_" + newId.value();
        var balance = commands.send(
                new RefundCharge(
                        account,
                        id,
                        sequence,
                        charge.reference(),
                        charge.service(),
                        charge.refundableMicros(),
                        wish.amount() == null ? RefundCharge.ALL : Amount.micros(wish.amount())),
                Long.class);
        return new RefundReply(id, wish.chargeId(), account.toString(), Amount.nexCoin(balance));
    }

    /**
     * What to put right.
     *
     * @param amount below zero to take money away
     * @param note says why; it is published
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record AdjustmentWish(
            @NotNull String accountId,
            @NotNull BigDecimal amount,
            @NotBlank @Size(max = NOTE_MAX) String note) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record AdjustmentReply(String id, String accountId, BigDecimal amount, BigDecimal balance) {}

    @PostMapping("/adjustments")
    @ResponseStatus(HttpStatus.CREATED)
    AdjustmentReply adjust(Caller caller, NewId newId, @Valid @RequestBody AdjustmentWish wish) {
        Access.requireAdmin(caller);
        var id = "adjustment_" + newId.value();
        var balance = commands.send(command(id, wish), Long.class);
        return new AdjustmentReply(id, wish.accountId(), wish.amount(), Amount.nexCoin(balance));
    }

    private static WalletCommand command(String id, AdjustmentWish wish) {
        var account = AccountId.of(wish.accountId());
        var micros = Amount.micros(wish.amount().abs());
        return wish.amount().signum() > 0
                ? new CreditWallet(account, id, CreditReason.ADJUSTMENT, micros)
                : new DebitWallet(account, id, wish.note(), micros);
    }
}
