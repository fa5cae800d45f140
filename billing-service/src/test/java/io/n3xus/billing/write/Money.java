package io.n3xus.billing.write;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountEvent;
import io.n3xus.billing.api.AccountEvent.AutoTopUpSet;
import io.n3xus.billing.api.AccountEvent.BalanceLow;
import io.n3xus.billing.api.AccountEvent.ChargeRefunded;
import io.n3xus.billing.api.AccountEvent.GrantExpired;
import io.n3xus.billing.api.AccountEvent.GrantGiven;
import io.n3xus.billing.api.AccountEvent.OrganizationSet;
import io.n3xus.billing.api.AccountEvent.ThresholdsSet;
import io.n3xus.billing.api.AccountEvent.TopUpFailed;
import io.n3xus.billing.api.AccountEvent.TopUpWanted;
import io.n3xus.billing.api.AccountEvent.TransferReceived;
import io.n3xus.billing.api.AccountEvent.TransferSent;
import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.AccountEvent.WalletDebited;
import io.n3xus.billing.api.WalletEvent;
import io.n3xus.billing.api.WalletEvent.BalanceExhausted;
import io.n3xus.billing.api.WalletEvent.ChargeReturned;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldConfirmed;
import io.n3xus.billing.api.WalletEvent.HoldExtended;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldRefused;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.billing.api.WalletEvent.MeterStarted;
import io.n3xus.billing.api.WalletEvent.MeterStopped;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import java.util.List;

/**
 * Adds a wallet's events up by their amounts alone and checks after each that the wallet says the same, that nothing is
 * below zero and that no money appeared or vanished.
 */
public record Money(long creditedMicros, long balanceMicros, long heldMicros, long spentMicros) {

    public static Money after(List<WalletEvent> events) {
        var money = new Money(0, 0, 0, 0);
        for (var event : events) {
            money = money.and(event);
            assertThat(money.balanceMicros).as("balance after %s", event).isNotNegative();
            assertThat(money.heldMicros).as("held after %s", event).isNotNegative();
            assertThat(money.spentMicros).as("spent after %s", event).isNotNegative();
            assertThat(money.balanceMicros + money.heldMicros + money.spentMicros)
                    .as("all money after %s", event)
                    .isEqualTo(money.creditedMicros);
        }
        return money;
    }

    private Money and(WalletEvent event) {
        return switch (event) {
            case WalletCredited e ->
                move(e.amountMicros(), e.amountMicros(), 0, 0).says(e.balanceMicros(), e.heldMicros());
            case HoldPlaced e ->
                move(0, -e.amountMicros(), e.amountMicros(), 0).says(e.balanceMicros(), e.heldMicros());
            case HoldExtended e ->
                move(0, -e.amountMicros(), e.amountMicros(), 0).says(e.balanceMicros(), e.heldMicros());
            case HoldCharged e ->
                move(0, 0, -e.amountMicros(), e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case ChargeReturned e ->
                move(0, 0, e.amountMicros(), -e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case HoldReleased e ->
                move(0, e.amountMicros(), -e.amountMicros(), 0).says(e.balanceMicros(), e.heldMicros());
            case HoldRefused _, HoldConfirmed _, MeterStarted _, MeterStopped _, BalanceExhausted _ -> this;
            case AccountEvent e -> and(e);
        };
    }

    private Money and(AccountEvent event) {
        return switch (event) {
            case GrantGiven e -> in(e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case GrantExpired e -> in(-e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case TransferReceived e -> in(e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case TransferSent e -> in(-e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case WalletDebited e -> in(-e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case ChargeRefunded e ->
                move(0, e.amountMicros(), 0, -e.amountMicros()).says(e.balanceMicros(), e.heldMicros());
            case UsageMetered _,
                    ThresholdsSet _,
                    BalanceLow _,
                    AutoTopUpSet _,
                    TopUpWanted _,
                    TopUpFailed _,
                    OrganizationSet _ -> this;
        };
    }

    private Money in(long amountMicros) {
        return move(amountMicros, amountMicros, 0, 0);
    }

    private Money move(long credited, long balance, long held, long spent) {
        return new Money(creditedMicros + credited, balanceMicros + balance, heldMicros + held, spentMicros + spent);
    }

    private Money says(long balance, long held) {
        assertThat(balance).isEqualTo(balanceMicros);
        assertThat(held).isEqualTo(heldMicros);
        return this;
    }
}
