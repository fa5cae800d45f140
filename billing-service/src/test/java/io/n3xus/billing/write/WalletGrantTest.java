package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static io.n3xus.billing.write.Given.CREDITED;
import static io.n3xus.billing.write.Given.HOLD;
import static io.n3xus.billing.write.Given.NOON;
import static io.n3xus.billing.write.Given.SESSION;

import io.n3xus.billing.api.AccountEvent.GrantExpired;
import io.n3xus.billing.api.AccountEvent.GrantGiven;
import io.n3xus.billing.api.BillingRefusal;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.FundsCommand.ExpireGrants;
import io.n3xus.billing.api.FundsCommand.GiveGrant;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.WalletCommand.CancelHold;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletEvent.HoldCharged;
import io.n3xus.billing.api.WalletEvent.HoldPlaced;
import io.n3xus.billing.api.WalletEvent.HoldReleased;
import io.n3xus.platform.refusal.Refusal;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class WalletGrantTest {

    private static final Instant ONE = NOON.plusSeconds(60);
    private static final Instant TWO = NOON.plusSeconds(120);
    private static final GrantGiven SOON = new GrantGiven(ACCOUNT, "soon", 0, ONE, 100, 1_100, 0);
    private static final GrantGiven LATE = new GrantGiven(ACCOUNT, "late", 0, TWO, 50, 1_150, 0);

    private final WalletFixture wallet = new WalletFixture();

    @Test
    void isGivenOnce() {
        var give = new GiveGrant(ACCOUNT, "soon", 100, 0, ONE);
        wallet.given(CREDITED).when(give).expectEvents(SOON).answers(1_100L);
        wallet.given(CREDITED, SOON).when(give).expectNoEvents().answers(1_100L);
    }

    @Test
    void cannotBeGivenForThePast() {
        wallet.given(CREDITED)
                .when(new GiveGrant(ACCOUNT, "soon", 100, 0, NOON))
                .expectNoEvents()
                .isRefused(Refusal.of(BillingRefusal.BAD_AMOUNT, "A grant must expire later than now."));
    }

    @Test
    void expiresAtItsInstantAndNotBefore() {
        wallet.given(CREDITED, SOON, LATE)
                .when(new ExpireGrants(ACCOUNT), ONE.minusMillis(1))
                .expectNoEvents();
        wallet.given(CREDITED, SOON, LATE)
                .when(new ExpireGrants(ACCOUNT), ONE)
                .expectEvents(new GrantExpired(ACCOUNT, "soon", 100, 1_050, 0));
    }

    @Test
    void isGoneBeforeACommandThatComesLater() {
        wallet.given(SOON)
                .when(new PlaceHold(ACCOUNT, HOLD, SESSION, 1_100, 1_001, null), ONE)
                .answers(new HoldAnswer.Refused(1));
    }

    @Test
    void theSoonestToExpireIsSpentFirst() {
        var held = new HoldPlaced(ACCOUNT, HOLD, SESSION, 120, null, 1_030, 120);
        // 100 of the one and 20 of the other are in the hold; 30 of the other are not.
        wallet.given(CREDITED, LATE, SOON, held)
                .when(new ExpireGrants(ACCOUNT), TWO)
                .expectEvents(new GrantExpired(ACCOUNT, "late", 30, 1_000, 120));
    }

    @Test
    void ofTheSameInstantTheLowestPriorityNumberIsSpentFirst() {
        var second = new GrantGiven(ACCOUNT, "second", 2, ONE, 10, 1_010, 0);
        var first = new GrantGiven(ACCOUNT, "first", 1, ONE, 10, 1_020, 0);
        var held = new HoldPlaced(ACCOUNT, HOLD, SESSION, 10, null, 1_010, 10);
        wallet.given(CREDITED, second, first, held)
                .when(new ExpireGrants(ACCOUNT), ONE)
                .expectEvents(new GrantExpired(ACCOUNT, "second", 10, 1_000, 10));
    }

    @Test
    void whatAHoldGivesBackOfAnExpiredGrantIsGoneAtOnce() {
        var held = new HoldPlaced(ACCOUNT, HOLD, SESSION, 300, null, 800, 300);
        var charged = new HoldCharged(ACCOUNT, HOLD, SESSION, ServiceName.SESSIONS, 40, 800, 260);
        wallet.given(CREDITED, SOON, held, charged)
                .when(new CancelHold(ACCOUNT, HOLD), ONE)
                .expectEvents(
                        new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.SETTLED, 260, 1_060, 0),
                        new GrantExpired(ACCOUNT, "soon", 60, 1_000, 0));
    }

    @Test
    void whatAHoldGivesBackInTimeCanBeSpentAgainUntilItExpires() {
        var held = new HoldPlaced(ACCOUNT, HOLD, SESSION, 300, null, 800, 300);
        var released = new HoldReleased(ACCOUNT, HOLD, SESSION, CloseReason.CANCELLED, 300, 1_100, 0);
        wallet.given(CREDITED, SOON, held, released)
                .when(new ExpireGrants(ACCOUNT), TWO)
                .expectEvents(new GrantExpired(ACCOUNT, "soon", 100, 1_000, 0));
    }
}
