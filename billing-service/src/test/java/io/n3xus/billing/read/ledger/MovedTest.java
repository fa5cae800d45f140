package io.n3xus.billing.read.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.HoldConfirmed;
import io.n3xus.contracts.billing.PublishedBillingEvent.Refunded;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import io.n3xus.platform.follow.ReceivedEvent;
import java.time.Instant;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MovedTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    static Stream<Arguments> movements() {
        return Stream.of(
                Arguments.of(new Credited("a", "e", "grant", 5, 9, 0, NOON), "grants -> wallet:a 5", 5),
                Arguments.of(new Credited("a", "e", "top_up", 5, 9, 0, NOON), "top-ups -> wallet:a 5", 5),
                Arguments.of(new Reserved("a", "h", "s", 5, null, 9, 5, NOON), "wallet:a -> holds:a 5", -5),
                Arguments.of(new Debited("a", "h", "s", 5, 9, 0, NOON), "holds:a -> revenue:sessions 5", -5),
                Arguments.of(new Refunded("a", "h", "s", 5, 9, 5, NOON), "revenue:sessions -> holds:a 5", 5),
                Arguments.of(new Released("a", "h", "s", "settled", 5, 9, 0, NOON), "holds:a -> wallet:a 5", 5));
    }

    @ParameterizedTest
    @MethodSource("movements")
    void leavesOneAccountAndEntersAnother(PublishedBillingEvent event, String movement, long shownMicros) {
        var entry = entry(event);
        assertThat("%s -> %s %d".formatted(entry.from(), entry.to(), entry.amountMicros()))
                .isEqualTo(movement);
        assertThat(entry.shownMicros()).isEqualTo(shownMicros);
        assertThat(entry.balanceMicros()).isEqualTo(9);
    }

    @Test
    void isNoneWhereNoMoneyMoved() {
        assertThat(Moved.of(new HoldConfirmed("a", "h", NOON))).isEmpty();
        assertThat(Moved.of(new Released("a", "h", "s", "settled", 0, 9, 0, NOON)))
                .isEmpty();
    }

    @Test
    void isFoundAgainUnderTheSameIdAndInTheOrderOfEvents() {
        assertThat(entry(new Credited("a", "e", "grant", 5, 9, 0, NOON)).id()).isEqualTo("a:000000000012");
    }

    private static LedgerEntry entry(PublishedBillingEvent event) {
        var place = new ReceivedEvent.Place(PublishedBillingEvent.TOPIC, 1, 34);
        return Moved.of(event)
                .orElseThrow()
                .entry(new ReceivedEvent("id", "type", "a", 12, NOON, "a", "req-1", place, event));
    }
}
