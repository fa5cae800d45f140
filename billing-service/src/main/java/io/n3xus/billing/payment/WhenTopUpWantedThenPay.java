package io.n3xus.billing.payment;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.FundsCommand.FailTopUp;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.payment.PaymentProvider.Answer;
import io.n3xus.billing.payment.PaymentProvider.Payment;
import io.n3xus.contracts.billing.PublishedAccountEvent.TopUpWanted;
import io.n3xus.platform.follow.Follower;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Set;
import org.springframework.stereotype.Component;

/** Pays what is wanted and credits it. After a crash both are done again, and both know that they were. */
@Component
class WhenTopUpWantedThenPay implements Follower {

    private final WalletCommands commands;
    private final Payments payments;

    WhenTopUpWantedThenPay(WalletCommands commands, Payments payments) {
        this.commands = commands;
        this.payments = payments;
    }

    @Override
    public String name() {
        return "billing.top-ups";
    }

    @Override
    public Set<Class<?>> events() {
        return Set.of(TopUpWanted.class);
    }

    @Override
    public void on(ReceivedEvent received) {
        var wanted = (TopUpWanted) received.data();
        var account = AccountId.of(wanted.accountId());
        switch (pay(wanted)) {
            case Answer.Paid _ ->
                commands.send(new CreditWallet(account, wanted.topUpId(), CreditReason.TOP_UP, wanted.amountMicros()));
            case Answer.Declined(var why) -> commands.send(new FailTopUp(account, wanted.topUpId(), why));
        }
    }

    private Answer pay(TopUpWanted wanted) {
        try {
            return payments.require()
                    .pay(new Payment(
                            wanted.topUpId(), wanted.accountId(), wanted.paymentMethod(), wanted.amountMicros()));
        } catch (RefusedException noProvider) {
            return new Answer.Declined(noProvider.refusal().message());
        }
    }
}
