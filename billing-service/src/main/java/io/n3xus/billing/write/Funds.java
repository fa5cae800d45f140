package io.n3xus.billing.write;

import io.n3xus.billing.api.AccountEvent.ChargeRefunded;
import io.n3xus.billing.api.AccountEvent.GrantExpired;
import io.n3xus.billing.api.AccountEvent.GrantGiven;
import io.n3xus.billing.api.AccountEvent.TransferReceived;
import io.n3xus.billing.api.AccountEvent.TransferSent;
import io.n3xus.billing.api.AccountEvent.WalletDebited;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.FundsCommand;
import io.n3xus.billing.api.FundsCommand.DebitWallet;
import io.n3xus.billing.api.FundsCommand.ExpireGrants;
import io.n3xus.billing.api.FundsCommand.FailTopUp;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.FundsCommand.RefundCharge;
import io.n3xus.billing.api.FundsCommand.RequestTopUp;
import io.n3xus.billing.api.FundsCommand.SendTransfer;
import io.n3xus.billing.api.FundsCommand.SetAutoTopUp;
import io.n3xus.billing.api.FundsCommand.SetOrganization;
import io.n3xus.billing.api.FundsCommand.SetThresholds;
import io.n3xus.billing.api.KnownTime;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.platform.money.NexCoin;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Instant;
import java.util.Map;

/** The rules of money that comes, goes and expires outside holds. A command whose id was used before does nothing. */
abstract class Funds extends ArrangedWallet {

    private static final int GRANTS_MAX = 100;

    Funds(AccountId id) {
        super(id);
    }

    Funds(AccountId id, WalletSnapshot snapshot) {
        super(id, snapshot);
    }

    /** Answers the balance afterwards. */
    long changeFunds(FundsCommand command, WalletMemory memory, Instant now) {
        switch (command) {
            case GiveGrant c -> give(c, memory, now);
            case ExpireGrants _ -> expireGrants(now);
            case SendTransfer c -> send(c, memory);
            case RefundCharge c -> refund(c, memory);
            case DebitWallet c -> debit(c, memory);
            case SetThresholds c -> set(c);
            case SetAutoTopUp c -> set(c);
            case RequestTopUp c -> request(c, memory);
            case FailTopUp c -> fail(c, memory);
            case SetOrganization c -> set(c);
        }
        return balanceMicros;
    }

    long credit(CreditWallet command, WalletMemory memory) {
        var amount = command.amountMicros();
        if (memory.isNew(command)) {
            requireRoom(amount);
            apply(new WalletCredited(
                    id, command.entryId(), command.reason(), amount, balanceMicros + amount, heldMicros));
        }
        return balanceMicros;
    }

    /** Grants whose time is over leave the balance; what holds keep of them leaves when it comes back. */
    void expireGrants(Instant now) {
        for (var due = purse.due(now); due.isPresent(); due = purse.due(now)) {
            var grant = due.get();
            apply(new GrantExpired(id, grant.id(), grant.freeMicros(), balanceMicros - grant.freeMicros(), heldMicros));
        }
    }

    /** The other side of a transfer, decided in the same turn. */
    void receive(SendTransfer transfer) {
        var balance = balanceMicros + transfer.amountMicros();
        apply(new TransferReceived(
                id, transfer.transferId(), transfer.accountId(), transfer.amountMicros(), balance, heldMicros));
    }

    /** Whether money may go from one to the other without leaving an organisation. */
    void requireSameOrganization(Funds other) {
        var own = arrangements.organization();
        if (other.id.equals(id) || own == null || !own.equals(other.arrangements.organization())) {
            throw new RefusedException(
                    BillingRefusal.OTHER_ORGANIZATION,
                    "Money can only be transferred to another account of your organisation; an admin decides which are.");
        }
    }

    private void give(GiveGrant command, WalletMemory memory, Instant now) {
        var amount = command.amountMicros();
        if (!memory.isNew(command)) {
            return;
        }
        requireRoom(amount);
        if (!now.isBefore(KnownTime.require(command.expiresAt()))) {
            throw new RefusedException(BillingRefusal.BAD_AMOUNT, "A grant must expire later than now.");
        }
        if (purse.size() >= GRANTS_MAX) {
            throw new RefusedException(
                    BillingRefusal.TOO_MANY_GRANTS,
                    "There are %d grants with money left already; give one again when some are spent."
                            .formatted(GRANTS_MAX));
        }
        apply(new GrantGiven(
                id,
                command.entryId(),
                command.priority(),
                command.expiresAt(),
                amount,
                balanceMicros + amount,
                heldMicros));
    }

    private void send(SendTransfer command, WalletMemory memory) {
        var amount = command.amountMicros();
        if (memory.isNew(command)) {
            requireAvailable(amount, balanceMicros - purse.freeMicros(), "Grants cannot be transferred.");
            apply(new TransferSent(
                    id, command.transferId(), command.toAccountId(), amount, balanceMicros - amount, heldMicros));
        }
    }

    private void refund(RefundCharge command, WalletMemory memory) {
        if (!memory.isNew(command)) {
            return;
        }
        // What came back by itself cannot be told from this charge any more, so it counts against it.
        var left = Math.max(
                0,
                command.refundableMicros()
                        - memory.refunded(id, command.chargeSequence())
                        - memory.givenBack(id, command.reference()));
        var amount = command.amountMicros() == RefundCharge.ALL ? left : command.amountMicros();
        if (amount <= 0 || amount > left) {
            throw new RefusedException(
                    BillingRefusal.NOT_REFUNDABLE,
                    "%s NexCoin of this charge can still be refunded.".formatted(NexCoin.toDecimal(left)));
        }
        requireRoom(amount);
        apply(new ChargeRefunded(
                id,
                command.refundId(),
                command.chargeSequence(),
                command.reference(),
                command.service(),
                amount,
                balanceMicros + amount,
                heldMicros));
    }

    private void debit(DebitWallet command, WalletMemory memory) {
        var amount = command.amountMicros();
        if (memory.isNew(command)) {
            requireAvailable(amount, balanceMicros, "");
            apply(new WalletDebited(id, command.entryId(), command.note(), amount, balanceMicros - amount, heldMicros));
        }
    }

    private static void requireAvailable(long amount, long available, String why) {
        if (amount <= 0) {
            throw new RefusedException(BillingRefusal.BAD_AMOUNT, "The amount must be above zero.");
        }
        if (amount > available) {
            var missing = NexCoin.toDecimal(amount - available);
            throw new RefusedException(Refusal.of(
                            BillingRefusal.INSUFFICIENT_NEXCOIN,
                            "%s NexCoin more would be needed. %s"
                                    .formatted(missing, why)
                                    .strip())
                    .with(Map.of("missingMicros", amount - available, "missing", missing)));
        }
    }
}
