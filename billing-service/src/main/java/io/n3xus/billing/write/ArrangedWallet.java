package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.AutoTopUpSet;
import io.n3xus.billing.api.AccountEvent.OrganizationSet;
import io.n3xus.billing.api.AccountEvent.ThresholdsSet;
import io.n3xus.billing.api.AccountEvent.TopUpFailed;
import io.n3xus.billing.api.AccountEvent.TopUpWanted;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.FundsCommand.FailTopUp;
import io.n3xus.billing.api.FundsCommand.RequestTopUp;
import io.n3xus.billing.api.FundsCommand.SetAutoTopUp;
import io.n3xus.billing.api.FundsCommand.SetOrganization;
import io.n3xus.billing.api.FundsCommand.SetThresholds;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Objects;

/** The rules of what the owner and admins settle about a wallet, and of asking for money. Moves none. */
abstract class ArrangedWallet extends Movements {

    ArrangedWallet(AccountId id) {
        super(id);
    }

    ArrangedWallet(AccountId id, WalletSnapshot snapshot) {
        super(id, snapshot);
    }

    void set(SetThresholds command) {
        if (!command.thresholdsMicros().equals(arrangements.thresholdsMicros())) {
            apply(new ThresholdsSet(id, command.thresholdsMicros()));
        }
    }

    void set(SetAutoTopUp command) {
        if (!Objects.equals(command.rule(), arrangements.autoTopUp())) {
            apply(new AutoTopUpSet(id, command.rule()));
        }
    }

    void set(SetOrganization command) {
        if (!Objects.equals(command.organization(), arrangements.organization())) {
            apply(new OrganizationSet(id, command.organization()));
        }
    }

    void request(RequestTopUp command, WalletMemory memory) {
        var amount = command.amountMicros();
        if (memory.isNew(command)) {
            requireRoom(amount);
            apply(new TopUpWanted(id, command.topUpId(), command.paymentMethod(), amount));
        }
    }

    void fail(FailTopUp command, WalletMemory memory) {
        if (memory.isNew(command)) {
            apply(new TopUpFailed(id, command.topUpId(), command.why()));
        }
    }

    /** Whether that much more fits. */
    void requireRoom(long amountMicros) {
        if (amountMicros <= 0 || amountMicros > Long.MAX_VALUE - ownedMicros()) {
            throw new RefusedException(
                    BillingRefusal.BAD_AMOUNT, "A credit of %s micro-NexCoin is not possible.".formatted(amountMicros));
        }
    }
}
