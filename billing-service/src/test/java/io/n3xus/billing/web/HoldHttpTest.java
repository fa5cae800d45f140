package io.n3xus.billing.web;

import static io.n3xus.billing.RunningBilling.bodies;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.otherReplica;
import static io.n3xus.billing.RunningBilling.published;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.stranger;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HoldHttpTest {

    private final String account = newAccount();
    private final String session = "sess_" + account;

    @Test
    void setsMoneyAsideOnceHoweverOftenItIsAsked() {
        credit(account, "seed:alice", 1_000);
        var reply = service().post("/internal/holds", holdOf(account, session, 300, 10));
        assertThat(reply.status()).isEqualTo(201);
        assertThat(reply.text()).isEqualTo("{\"holdId\":\"%s:1\",\"amountMicros\":300}".formatted(session));

        var again = otherReplica().post("/internal/holds", holdOf(account, session, 300, 10));
        assertThat(again.text()).isEqualTo(reply.text());
        assertThat(balance()).isEqualByComparingTo("0.0007");
    }

    @Test
    void refusesWithoutMoneyAndSaysWhatIsMissing() {
        credit(account, "seed:bob", 1_000);
        var reply = service().post("/internal/holds", holdOf(account, session, 500_000, 1_500));
        assertThat(reply.status()).isEqualTo(402);
        assertThat(reply.json().get("code").asString()).isEqualTo("billing.insufficient-nexcoin");
        assertThat(reply.json().at("/details/missingMicros").asLong()).isEqualTo(500);
        assertThat(balance()).isEqualByComparingTo("0.001");
        await().untilAsserted(() -> assertThat(published(account))
                .containsExactly("nexcoin.credited.v1", "nexcoin.reservation-refused.v1"));
    }

    @Test
    void takesAHoldBackThatNobodyConfirmsAndGrantsItAgain() {
        credit(account, "seed:alice", 1_000);
        service().post("/internal/holds", holdOf(account, session, 300, 10));
        await().untilAsserted(() -> assertThat(balance()).isEqualByComparingTo("0.001"));
        assertThat(published(account))
                .containsExactly("nexcoin.credited.v1", "nexcoin.reserved.v1", "nexcoin.released.v1");

        var late = service().post("/internal/holds", holdOf(account, session, 300, 10));
        assertThat(late.status()).isEqualTo(201);
    }

    @Test
    void expiresWhenItsAskerSays() {
        credit(account, "seed:alice", 1_000);
        var wish = new HashMap<>(holdOf(account, session, 300, 10));
        wish.put("expiresInSeconds", 3_600);
        assertThat(service().post("/internal/holds", wish).status()).isEqualTo(201);
        await().untilAsserted(() -> assertThat(bodies(account)).hasSize(2));
        var reserved = bodies(account).getLast();
        assertThat(Instant.parse(reserved.get("expires_at").asString()))
                .isAfter(Instant.parse(reserved.get("at").asString()).plusSeconds(3_500));

        wish.put("expiresInSeconds", 0);
        assertThat(service().post("/internal/holds", wish).status()).isEqualTo(400);
    }

    @Test
    void cancellingIsHarmlessWhenThereIsNothingToCancel() {
        credit(account, "seed:alice", 1_000);
        assertThat(service()
                        .delete("/internal/holds/%s/%s:1".formatted(account, session))
                        .status())
                .isEqualTo(204);
    }

    @Test
    void creditsOnceAndRefusesAnotherAmountUnderTheSameKey() {
        credit(account, "seed:alice", 1_000);
        credit(account, "seed:alice", 1_000);
        assertThat(balance()).isEqualByComparingTo("0.001");

        var other = service().post("/internal/credits", creditOf("seed:alice", 1_001, "grant"));
        assertThat(other.status()).isEqualTo(409);
        assertThat(other.json().get("code").asString()).isEqualTo("billing.key-reused");
    }

    @ParameterizedTest
    @CsvSource({
        "holdId, ../etc",
        "holdId, ''",
        "accountId, a b",
        "reference, ''",
        "amountMicros, -1",
        "amountMicros, 0",
        "minimumMicros, 0",
        "minimumMicros, x",
        "amountMicros, 9223372036854775808",
        "accountId,"
    })
    void refusesAHoldThatMakesNoSense(String field, String value) {
        credit(account, "seed:alice", 1_000);
        var request = new HashMap<>(holdOf(account, session, 300, 10));
        request.put(field, value);
        assertThat(service().post("/internal/holds", request).status()).isEqualTo(400);
        assertThat(balance()).isEqualByComparingTo("0.001");
    }

    @Test
    void refusesAMinimumAboveTheAmount() {
        credit(account, "seed:alice", 1_000);
        assertThat(service()
                        .post("/internal/holds", holdOf(account, session, 300, 301))
                        .status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource({"seed:x, 0, grant", "seed:x, -5, grant", "'', 5, grant", "seed:x, 5, gift"})
    void refusesACreditThatMakesNoSense(String entryId, long micros, String reason) {
        assertThat(service()
                        .post("/internal/credits", creditOf(entryId, micros, reason))
                        .status())
                .isEqualTo(400);
        assertThat(balance()).isEqualByComparingTo(BigDecimal.ZERO);
    }

    @Test
    void isForServicesOnly() {
        var hold = holdOf(account, session, 300, 10);
        assertThat(stranger().post("/internal/holds", hold).status()).isEqualTo(401);
        assertThat(user(account).post("/internal/holds", hold).status()).isEqualTo(403);
        assertThat(user(account)
                        .post("/internal/credits", creditOf("mine", 5, "grant"))
                        .status())
                .isEqualTo(403);
    }

    private Map<String, Object> creditOf(String entryId, long micros, String reason) {
        return Map.of("accountId", account, "entryId", entryId, "amountMicros", micros, "reason", reason);
    }

    private BigDecimal balance() {
        return user(account)
                .get("/api/v1/supercore/wallet")
                .json()
                .at("/wallet/balance")
                .decimalValue();
    }
}
