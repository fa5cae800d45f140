package io.n3xus.billing.automation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.api.AccountEvent.UsageMetered;
import io.n3xus.billing.api.HoldAnswer;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.UsageLine;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.contracts.usage.PublishedUsageEvent;
import io.n3xus.contracts.usage.PublishedUsageEvent.Level;
import io.n3xus.contracts.usage.PublishedUsageEvent.Quantity;
import io.n3xus.contracts.usage.PublishedUsageEvent.Recorded;
import io.n3xus.platform.follow.ReceivedEvent;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class UsageFollowerTest {

    private static final String ACCOUNT = Metering.ACCOUNT.toString();
    private static final long GB = 1_000_000_000;

    @AutoClose
    private final Metering billing = new Metering();

    private final FakeSpaces spaces = new FakeSpaces();
    private final LevelMeter levels =
            new LevelMeter(billing.commands, spaces, billing.prices, billing.clock, Metering.SETTINGS);
    private final UsageFollower follower = new UsageFollower(billing.commands, levels, billing.prices);
    private final Instant begin = billing.now();

    @BeforeEach
    void aPriceOfSevenThatBecomesEleven() {
        billing.prices.plan(begin.minusSeconds(100), Map.of("basic", 1L), 7);
        billing.prices.plan(begin.plusSeconds(7_200), Map.of("basic", 1L), 11);
        billing.credit("entry:1", 1_000_000);
    }

    @Test
    void chargesTheBalanceOnceForEachId() {
        take(recorded("u-1", null, begin, new Quantity("ai.task", "", 3)));
        take(recorded("u-1", null, begin, new Quantity("ai.task", "", 3)));
        assertThat(billing.money().spentMicros()).isEqualTo(21);
        assertThat(metered()).singleElement().satisfies(event -> {
            assertThat(event.usageId()).isEqualTo("usage:u-1");
            assertThat(event.service()).isEqualTo(ServiceName.EXECUTIONS);
            assertThat(event.mode()).isEqualTo("cached");
            assertThat(event.outcome()).isEqualTo("failed");
            assertThat(event.lines()).containsExactly(new UsageLine("ai.task", "", 3, 1, 7, 21));
        });
    }

    @Test
    void refusesWhatCouldNotBeStoredOrCounted() {
        var far = Instant.parse("3000-01-01T00:00:00Z");
        assertThatThrownBy(() -> take(recorded("u-1", null, far, new Quantity("ai.task", "", 3))))
                .isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> take(recorded("u-1", null, begin, new Quantity("ai.task", "", Long.MAX_VALUE))))
                .isInstanceOf(RuntimeException.class);
        assertThatThrownBy(() -> take(recorded("u".repeat(123), null, begin, new Quantity("ai.task", "", 3))))
                .isInstanceOf(RefusedException.class);
        assertThat(billing.money().spentMicros()).isZero();
    }

    @Test
    void refusesALevelThatNoWalletCouldBeToldOf() {
        var account = Metering.ACCOUNT.toString();
        var level = new Level(account, "volume/1 of bob", "storage", "volume 1", "storage", 1_000_000, 1, begin);
        assertThatThrownBy(() -> levels.take(level)).isInstanceOf(RefusedException.class);
        assertThat(spaces.find(Space.idOf(account, "volume/1 of bob"))).isEmpty();
    }

    @Test
    void takesThePriceThatIsInForceWhenTheUseBegins() {
        take(recorded("u-1", null, begin.plusMillis(7_199_999), new Quantity("ai.task", "", 1)));
        take(recorded("u-2", null, begin.plusSeconds(7_200), new Quantity("ai.task", "", 1)));
        assertThat(billing.money().spentMicros()).isEqualTo(7 + 11);
    }

    @Test
    void chargesTheHoldThatIsNamed() {
        var hold = HoldId.of("exec_1");
        billing.commands.send(new PlaceHold(Metering.ACCOUNT, hold, "exec_1", 100, 100, null), HoldAnswer.class);
        take(recorded("u-1", "exec_1", begin, new Quantity("ai.task", "", 2), new Quantity("build", "", 1)));
        assertThat(billing.money().spentMicros()).isEqualTo(21);
        assertThat(billing.money().heldMicros()).isEqualTo(79);
        assertThat(metered()).singleElement().extracting(UsageMetered::usageId).isEqualTo("exec_1");
    }

    @Test
    void manyTinyUsagesCostWhatOneLargeOneDoes() {
        for (var each = 0; each < 1_000; each++) {
            take(recorded("u-" + each, null, begin, new Quantity("execution.cpu", "", 3)));
        }
        assertThat(billing.money().spentMicros()).isEqualTo(3 * 7);
    }

    @Test
    void refusesWhatItCannotPrice() {
        refuses(recorded("u-1", null, begin, new Quantity("tea", "", 1)));
        refuses(recorded("u-1", null, begin, new Quantity("session.time", "basic", 1)));
        refuses(recorded("u-1", null, begin, new Quantity("ai.task", "strong", 1)));
        refuses(recorded("u-1", null, begin, new Quantity("ai.task", "", -1)));
        refuses(recorded("u-1", null, begin));
        refuses(recorded("u-1", null, begin.minusSeconds(500), new Quantity("ai.task", "", 1)));
        refuses(level(1, -1, begin));
        assertThat(metered()).isEmpty();
    }

    @Test
    void chargesSpaceEachHourAndWhenItChanges() {
        take(level(1, 500 * GB, begin));
        billing.advance(Duration.ofMinutes(59));
        levels.tick();
        assertThat(metered()).isEmpty();

        billing.advance(Duration.ofMinutes(1));
        levels.tick();
        assertThat(billing.money().spentMicros()).isEqualTo(3_500);

        billing.advance(Duration.ofMinutes(30));
        take(level(2, 1_000 * GB, billing.now()));
        assertThat(billing.money().spentMicros()).isEqualTo(3_500 + 1_750);

        // The price changes in the middle of the hour.
        billing.advance(Duration.ofHours(1));
        levels.tick();
        assertThat(billing.money().spentMicros()).isEqualTo(3_500 + 1_750 + 3_500 + 5_500);

        take(level(3, 0, billing.now()));
        billing.advance(Duration.ofHours(10));
        levels.tick();
        assertThat(billing.money().spentMicros()).isEqualTo(3_500 + 1_750 + 3_500 + 5_500);
    }

    @Test
    void givesBackWhatWasChargedForSpaceThatWasFreeAlready() {
        take(level(1, 1_000 * GB, begin));
        billing.advance(Duration.ofHours(1));
        levels.tick();
        take(level(2, 0, begin.plus(Duration.ofMinutes(15))));
        assertThat(billing.money().spentMicros()).isEqualTo(7_000 / 4);
        take(level(1, 1_000 * GB, begin));
        assertThat(billing.money().spentMicros()).isEqualTo(7_000 / 4);
    }

    private static Recorded recorded(String id, @Nullable String hold, Instant from, Quantity... quantities) {
        return new Recorded(
                ACCOUNT,
                id,
                hold,
                "executions",
                "exec_1",
                List.of(quantities),
                "cached",
                "failed",
                from,
                from.plusMillis(40));
    }

    private static Level level(long version, long bytes, Instant at) {
        return new Level(ACCOUNT, "vol-1", "storage", "vol-1", "storage", bytes, version, at);
    }

    private void refuses(PublishedUsageEvent event) {
        assertThatIllegalArgumentException().isThrownBy(() -> take(event));
    }

    private void take(PublishedUsageEvent event) {
        var place = new ReceivedEvent.Place(PublishedUsageEvent.TOPIC, 0, 0);
        follower.on(new ReceivedEvent("e-1", "usage", ACCOUNT, 0, begin, ACCOUNT, "req-1", place, event));
    }

    private List<UsageMetered> metered() {
        return billing.events().stream()
                .filter(UsageMetered.class::isInstance)
                .map(UsageMetered.class::cast)
                .toList();
    }
}
