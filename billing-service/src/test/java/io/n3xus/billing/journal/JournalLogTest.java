package io.n3xus.billing.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.billing.RunningBilling;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.HoldState;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand.ChargeHold;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommand.PlaceHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.api.WalletEvent.WalletCredited;
import io.n3xus.billing.journal.StoredEvents.StoredEvent;
import io.n3xus.billing.write.Snapshots;
import io.n3xus.billing.write.WalletLog;
import io.n3xus.billing.write.WalletLog.Happened;
import io.n3xus.billing.write.WalletLog.OnceKey;
import io.n3xus.billing.write.WalletLog.Past;
import io.n3xus.billing.write.WalletLog.Stored;
import io.n3xus.billing.write.WalletLog.Turn;
import io.n3xus.billing.write.WalletWriter;
import io.n3xus.platform.service.RelayedEventStore;
import io.n3xus.testkit.TestClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.PlatformTransactionManager;

/** Two replicas and their turns at one journal, on a real PostgreSQL. */
class JournalLogTest {

    private static final WalletLog ONE = RunningBilling.context().getBean(JournalLog.class);
    private static final WalletLog OTHER = RunningBilling.otherContext().getBean(JournalLog.class);
    private static final Journal JOURNAL = RunningBilling.context().getBean(Journal.class);

    private final AccountId account = AccountId.of(UUID.randomUUID().toString());

    @Test
    void storesATurnAsARowOfEachWallet() {
        var second = AccountId.of(UUID.randomUUID().toString());
        take(ONE, turn -> store(turn, credited(account, 0), credited(second, 0), credited(account, 1)));

        var ofFirst = JOURNAL.of(account, 0);
        assertThat(ofFirst).hasSize(1);
        assertThat(ofFirst.getFirst().events()).hasSize(2);
        var ofSecond = JOURNAL.of(second, 0).getFirst();
        assertThat(ofSecond.lastPosition()).isEqualTo(ofFirst.getFirst().lastPosition() + 1);
        assertThat(ofSecond.events().getFirst().metadata()).containsEntry("correlation_id", "req-1");
        assertThat(JOURNAL.lastSequenceOf(account.toString())).hasValue(1L);
    }

    @Test
    void isTakenAgainWithWhatAnotherReplicaStored() {
        var attempts = new ArrayList<Optional<List<Stored>>>();
        take(ONE, turn -> store(turn, credited(account, 0)));
        take(OTHER, turn -> store(turn, credited(account, 1)));

        ONE.takeTurn(turn -> {
            attempts.add(turn.storedByOthers());
            store(turn, credited(account, turn.pastOf(account).events().size()));
            return true;
        });

        assertThat(attempts).hasSizeBetween(1, 2);
        assertThat(attempts.getLast())
                .as("wallets of the first attempt are not to be trusted")
                .isNotEqualTo(Optional.of(List.of()));
        assertThat(sequences(account)).containsExactly(0L, 1L, 2L);
    }

    /** Settling a hold that this replica has never heard of would change nothing, and the money would stay held. */
    @Test
    void isTakenAgainEvenWhenNothingSeemsToBeToDo() {
        var clock = new TestClock(Instant.parse("2026-03-01T12:00:00Z"));
        var other = RunningBilling.otherContext().getBean(WalletCommands.class);
        var hold = HoldId.of("hold-" + account);
        try (var one = new WalletWriter(log(clock))) {
            one.send(new CreditWallet(account, "first", CreditReason.GRANT, 100));
            clock.pass(Duration.ofMinutes(1));
            other.send(new PlaceHold(account, hold, "work", 60, 60, null));

            assertThat(one.send(
                            new ChargeHold(account, hold, 20, Usage.unmeasured(ServiceName.SESSIONS, "work")),
                            HoldState.class))
                    .isEqualTo(new HoldState(true, 60, 20, false));
        }
    }

    @Test
    void aClockThatIsSetBackStandsStill() {
        var noon = Instant.parse("2026-03-01T12:00:00Z");
        var clock = new TestClock(noon);
        var log = log(clock);
        take(log, turn -> store(turn, credited(account, 0)));
        clock.set(noon.minusSeconds(3_600));
        take(log, turn -> store(turn, credited(account, 1)));
        clock.set(noon.plusSeconds(1));
        take(log, turn -> store(turn, credited(account, 2)));

        assertThat(JOURNAL.of(account, 0))
                .flatExtracting(Journal.Row::events)
                .extracting(StoredEvent::at)
                .containsExactly(noon, noon, noon.plusSeconds(1));
    }

    /** Of a third replica. */
    private static JournalLog log(Clock clock) {
        var beans = RunningBilling.context();
        return new JournalLog(
                beans.getBean(PlatformTransactionManager.class),
                beans.getBean(RelayedEventStore.class),
                JOURNAL,
                beans.getBean(Memories.class),
                clock);
    }

    @Test
    void isTakenAgainWhenAKeyIsNotNew() {
        var key = new OnceKey(account.toString(), "credit:once");
        take(ONE, turn -> turn.store(List.of(credited(account, 0)), Map.of(key, "7"), Map.of()));
        var remembered = new ArrayList<Map<OnceKey, String>>();

        take(ONE, turn -> {
            remembered.add(turn.remembered(List.of(key)));
            store(turn);
        });

        assertThat(remembered.getLast()).isEqualTo(Map.of(key, "7"));
    }

    @Test
    void leavesNothingBehindWhenItFails() {
        assertThatThrownBy(() -> take(ONE, turn -> {
                    store(turn, credited(AccountId.of(account + "x".repeat(200)), 0));
                }))
                .isInstanceOf(RuntimeException.class);
        take(ONE, turn -> store(turn, credited(account, 0)));

        assertThat(sequences(account)).containsExactly(0L);
    }

    @Test
    void readsAWalletFromItsNewestSnapshot() {
        var snapshot = Snapshots.of(2, 2);
        take(
                ONE,
                turn -> turn.store(
                        List.of(credited(account, 0), credited(account, 1), credited(account, 2)),
                        Map.of(),
                        Map.of(account, snapshot)));

        var past = ONE.takeTurn(turn -> turn.pastOf(account));

        assertThat(past)
                .isEqualTo(new Past(snapshot, List.of(credited(account, 2).event())));
    }

    private static void take(WalletLog log, Consumer<Turn> work) {
        log.takeTurn(turn -> {
            assertThat(turn.storedByOthers()).isNotNull();
            work.accept(turn);
            return true;
        });
    }

    private static void store(Turn turn, Happened... events) {
        turn.store(List.of(events), Map.of(), Map.of());
    }

    private static Happened credited(AccountId account, long sequence) {
        var event = new WalletCredited(account, "entry:" + sequence, CreditReason.GRANT, 1, sequence + 1, 0);
        return new Happened(sequence, event, Map.of("correlation_id", "req-1"));
    }

    private static List<Long> sequences(AccountId account) {
        var all = new ArrayList<Long>();
        for (var row : JOURNAL.of(account, 0)) {
            for (var index = 0; index < row.events().size(); index++) {
                all.add(row.sequence(index));
            }
        }
        return all;
    }
}
