package io.n3xus.billing.publish;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CloseReason;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
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
import io.n3xus.platform.event.Wire;
import java.time.Instant;
import java.util.stream.Stream;
import org.axonframework.eventhandling.GenericEventMessage;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What the others read, literally. */
class BillingPublisherTest {

    private static final AccountId ACCOUNT = AccountId.of("a-1");
    private static final HoldId HOLD = HoldId.ofRun("sess_1", 2);
    private static final Instant NOON = Instant.parse("2026-03-01T12:00:00.250Z");

    static Stream<Arguments> events() {
        return Stream.of(
                Arguments.of(
                        new WalletCredited(ACCOUNT, "order:1", CreditReason.TOP_UP, 5, 6, 7),
                        "nexcoin.credited.v1",
                        "'entry_id':'order:1','reason':'top_up','amount_micros':5,'balance_micros':6,'held_micros':7"),
                Arguments.of(
                        new HoldPlaced(ACCOUNT, HOLD, "sess_1", 5, NOON, 6, 7),
                        "nexcoin.reserved.v1",
                        "'hold_id':'sess_1:2','reference':'sess_1','amount_micros':5,"
                                + "'expires_at':'2026-03-01T12:00:00.250Z','balance_micros':6,'held_micros':7"),
                Arguments.of(
                        new HoldExtended(ACCOUNT, HOLD, "sess_1", 5, 6, 7),
                        "nexcoin.reserved.v1",
                        "'hold_id':'sess_1:2','reference':'sess_1','amount_micros':5,"
                                + "'expires_at':null,'balance_micros':6,'held_micros':7"),
                Arguments.of(
                        new HoldRefused(ACCOUNT, HOLD, "sess_1", 5, 4),
                        "nexcoin.reservation-refused.v1",
                        "'hold_id':'sess_1:2','reference':'sess_1','amount_micros':5,'missing_micros':4"),
                Arguments.of(new HoldConfirmed(ACCOUNT, HOLD), "nexcoin.hold-confirmed.v1", "'hold_id':'sess_1:2'"),
                Arguments.of(
                        new HoldCharged(ACCOUNT, HOLD, "sess_1", ServiceName.SESSIONS, 5, 6, 7),
                        "nexcoin.debited.v1",
                        "'hold_id':'sess_1:2','reference':'sess_1','amount_micros':5,'balance_micros':6,'held_micros':7"),
                Arguments.of(
                        new ChargeReturned(ACCOUNT, HOLD, "sess_1", ServiceName.SESSIONS, 5, 6, 7),
                        "nexcoin.refunded.v1",
                        "'hold_id':'sess_1:2','reference':'sess_1','amount_micros':5,'balance_micros':6,'held_micros':7"),
                Arguments.of(
                        new HoldReleased(ACCOUNT, HOLD, "sess_1", CloseReason.EXPIRED, 5, 6, 7),
                        "nexcoin.released.v1",
                        "'hold_id':'sess_1:2','reference':'sess_1','reason':'expired','amount_micros':5,"
                                + "'balance_micros':6,'held_micros':7"),
                Arguments.of(
                        new MeterStopped(ACCOUNT, HOLD, "sess_1", 2),
                        "meter.stopped.v1",
                        "'session_id':'sess_1','run':2,'hold_id':'sess_1:2'"),
                Arguments.of(
                        new BalanceExhausted(ACCOUNT, HOLD, "sess_1", 2, NOON),
                        "balance.exhausted.v1",
                        "'session_id':'sess_1','run':2,'exhausted_at':'2026-03-01T12:00:00.250Z'"),
                // A meter starts when the run began, not when billing heard of it.
                Arguments.of(
                        new MeterStarted(ACCOUNT, HOLD, "sess_1", 2, 9, NOON),
                        "meter.started.v1",
                        "'session_id':'sess_1','run':2,'hold_id':'sess_1:2','price_micros_per_hour':9,"
                                + "'at':'2026-03-01T12:00:00.250Z'"));
    }

    @ParameterizedTest
    @MethodSource("events")
    void tellsEachEventOnce(WalletEvent event, String type, String fields) {
        var outgoing = new BillingPublisher().publish(GenericEventMessage.asEventMessage(event));

        assertThat(outgoing).hasSize(1);
        var told = outgoing.getFirst();
        assertThat(told.key()).isEqualTo("a-1");
        assertThat(told.accountId()).isEqualTo("a-1");
        assertThat(Wire.typeOf(told.data().getClass()).value()).isEqualTo(type);
        var json = Wire.JSON.readTree(Wire.JSON.writeValueAsString(told.data()));
        Wire.JSON.readTree("{'account_id':'a-1',%s}".formatted(fields).replace('\'', '"')).properties().stream()
                .forEach(field ->
                        assertThat(json.path(field.getKey())).as(field.getKey()).isEqualTo(field.getValue()));
    }
}
