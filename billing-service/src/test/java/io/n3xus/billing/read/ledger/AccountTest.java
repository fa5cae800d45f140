package io.n3xus.billing.read.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.contracts.EventFamily;
import io.n3xus.contracts.billing.PublishedAccountEvent.ChargeRefunded;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantExpired;
import io.n3xus.contracts.billing.PublishedAccountEvent.GrantGiven;
import io.n3xus.contracts.billing.PublishedAccountEvent.Taken;
import io.n3xus.contracts.billing.PublishedAccountEvent.Transferred;
import io.n3xus.contracts.billing.PublishedBillingEvent;
import io.n3xus.contracts.billing.PublishedBillingEvent.Credited;
import io.n3xus.contracts.billing.PublishedBillingEvent.Debited;
import io.n3xus.contracts.billing.PublishedBillingEvent.HoldConfirmed;
import io.n3xus.contracts.billing.PublishedBillingEvent.Refunded;
import io.n3xus.contracts.billing.PublishedBillingEvent.Released;
import io.n3xus.contracts.billing.PublishedBillingEvent.Reserved;
import io.n3xus.platform.event.Wire;
import io.n3xus.platform.money.LedgerChain;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class AccountTest {

    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00Z");

    private final Account account = Account.none("a", 0);
    private final List<Page> full = new ArrayList<>();
    private final LedgerChain chain = new LedgerChain();

    static Stream<Arguments> movements() {
        return Stream.of(
                Arguments.of(new Credited("a", "e", "grant", 5, 9, 0, NOON), "grants -> wallet 5", 5),
                Arguments.of(new Credited("a", "e", "top_up", 5, 9, 0, NOON), "top-ups -> wallet 5", 5),
                Arguments.of(new Credited("a", "e", "adjustment", 5, 9, 0, NOON), "adjustments -> wallet 5", 5),
                Arguments.of(new GrantGiven("a", "e", 0, NOON, 5, 9, 0, NOON), "grants -> wallet 5", 5),
                Arguments.of(new GrantExpired("a", "e", 5, 9, 0, NOON), "wallet -> grants 5", -5),
                Arguments.of(new Transferred("a", "t", "out", "b", 5, 9, 0, NOON), "wallet -> transfers 5", -5),
                Arguments.of(new Transferred("a", "t", "in", "b", 5, 9, 0, NOON), "transfers -> wallet 5", 5),
                Arguments.of(
                        new ChargeRefunded("a", "r", "a:1", "s", "builds", 5, 9, 0, NOON),
                        "revenue:builds -> wallet 5",
                        5),
                Arguments.of(new Taken("a", "e", "n", 5, 9, 0, NOON), "wallet -> adjustments 5", -5),
                Arguments.of(new Reserved("a", "h", "s", 5, null, 9, 5, NOON), "wallet -> holds 5", -5),
                Arguments.of(new Debited("a", "h", "s", "sessions", 5, 9, 0, NOON), "holds -> revenue:sessions 5", -5),
                Arguments.of(new Refunded("a", "h", "s", "sessions", 5, 9, 5, NOON), "revenue:sessions -> holds 5", 5),
                Arguments.of(new Debited("a", "h", "s", null, 5, 9, 0, NOON), "holds -> revenue:sessions 5", -5),
                Arguments.of(new Debited("a", "h", "s", "ai", 5, 9, 0, NOON), "holds -> revenue:ai 5", -5),
                Arguments.of(new Refunded("a", "h", "s", "storage", 5, 9, 5, NOON), "revenue:storage -> holds 5", 5),
                Arguments.of(new Released("a", "h", "s", "settled", 5, 9, 0, NOON), "holds -> wallet 5", 5));
    }

    @ParameterizedTest
    @MethodSource("movements")
    void writesDownWhatLeftOneAccountAndEnteredAnother(PublishedBillingEvent event, String movement, long shown) {
        take(event, 0);
        var entry = entries().getFirst();
        assertThat("%s -> %s %d".formatted(entry.type().from(), entry.type().to(), entry.amountMicros()))
                .isEqualTo(movement);
        assertThat(entry.shownMicros()).isEqualTo(shown);
        assertThat(entry.balanceMicros()).isEqualTo(9);
        assertThat(entry.at()).isEqualTo(NOON);
        assertThat(account.wallet().balanceMicros()).isEqualTo(9);
    }

    @Test
    void writesNothingDownWhereNoMoneyMoved() {
        take(new HoldConfirmed("a", "h", NOON), 0);
        take(new Released("a", "h", "s", "settled", 0, 9, 0, NOON), 1);
        assertThat(entries()).isEmpty();
        assertThat(account.wallet().version()).isOne();
    }

    @Test
    void keepsOpenHoldsOnly() {
        take(new Reserved("a", "h", "s", 5, NOON, 9, 5, NOON), 0);
        assertThat(account.openHolds()).containsExactly(new HoldView("h", "a", "s", 5, 0, NOON));
        take(new Reserved("a", "h", "s", 2, null, 7, 7, NOON), 1);
        take(new HoldConfirmed("a", "h", NOON), 2);
        take(new Debited("a", "h", "s", "sessions", 3, 7, 4, NOON), 3);
        assertThat(account.openHolds()).containsExactly(new HoldView("h", "a", "s", 4, 3, null));
        take(new Released("a", "h", "s", "settled", 4, 11, 0, NOON), 4);
        take(new HoldConfirmed("a", "h", NOON), 5);
        assertThat(account.openHolds()).isEmpty();
    }

    @Test
    void takesInEachEventOnceAndNoneTooEarly() {
        var credited = new Credited("a", "e", "grant", 5, 5, 0, NOON);
        take(credited, 0);
        assertThat(account.awaits(0)).isFalse();
        assertThat(account.awaits(1)).isTrue();
        assertThatThrownBy(() -> account.awaits(2)).hasMessageContaining("Event 1 of the account is missing");
        account.stopAt(new Stop(7, "why", NOON));
        assertThat(account.awaits(1)).isFalse();
        assertThat(account.awaits(9)).isFalse();
    }

    @Test
    void readsBackWhatItWroteOverManyPages() {
        var random = new Random(1);
        var written = new ArrayList<String>();
        for (var sequence = 0; sequence < 3 * Page.CAPACITY + 10; sequence++) {
            var at = NOON.plusNanos(random.nextLong(-1_000_000_000_000L, 1_000_000_000_000L));
            var event = new Credited(
                    "a", "e" + random.nextInt(20), "top_up", 1 + random.nextLong(1L << 50), sequence, 0, at);
            take(event, sequence);
            written.add(event.entryId() + event.amountMicros() + event.at());
        }
        assertThat(full).hasSize(3);
        assertThat(entries())
                .extracting(entry -> entry.reference() + entry.amountMicros() + entry.at())
                .isEqualTo(written);
    }

    @Test
    void goesOnWithAPageThatWasStored() {
        for (var sequence = 0; sequence < Page.CAPACITY + 3; sequence++) {
            take(new Credited("a", "e" + sequence % 2, "grant", 5, sequence, 0, NOON), sequence);
        }
        var stored = AccountDocument.read(AccountDocument.of(account));
        var next = new Credited("a", "e0", "grant", 7, 7, 0, NOON);
        take(next, Page.CAPACITY + 3, account);
        take(next, Page.CAPACITY + 3, stored);
        assertThat(AccountDocument.of(stored)).isEqualTo(AccountDocument.of(account));
    }

    @Test
    void knowsEveryPublishedEvent() {
        assertThat(Stream.of(LedgerKind.values()).<Class<?>>map(LedgerKind::event))
                .containsExactlyInAnyOrderElementsOf(EventFamily.records(PublishedBillingEvent.class));
    }

    private void take(PublishedBillingEvent event, long sequence) {
        take(event, sequence, account);
    }

    private void take(PublishedBillingEvent event, long sequence, Account into) {
        var headers = new HeaderReader().read(LedgerRecords.at(3 * sequence, LedgerRecords.record(event, sequence)));
        var read = new LedgerEventReader().read(headers.kind(), Wire.JSON.writeValueAsBytes(event));
        into.take(headers, read, 3 * sequence, chain, full::add);
    }

    private List<LedgerEntry> entries() {
        return Stream.concat(full.stream(), Stream.of(account.page()))
                .flatMap(page -> Page.entries(page.number(), page.stored()).stream())
                .map(HashedEntry::entry)
                .toList();
    }
}
