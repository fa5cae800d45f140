package io.n3xus.billing.web;

import static io.n3xus.billing.RunningBilling.admin;
import static io.n3xus.billing.RunningBilling.bodies;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.published;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.RunningBilling;
import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.HoldId;
import io.n3xus.billing.api.ServiceName;
import io.n3xus.billing.api.Usage;
import io.n3xus.billing.api.WalletCommand.SettleHold;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.testkit.ApiClient.Reply;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Money beside holds, as people and admins move it. */
class FundsHttpTest {

    private static final String API = "/api/v1/billing";

    private final String alice = newAccount();

    @Test
    void aTopUpByAPaymentMethodIsCreditedWhenItWasPaid() {
        var reply = user(alice).post(API + "/top-ups", Map.of("amount", 12.5, "payment_method", "test_ok"));
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        assertThat(reply.json().get("status").asString()).isEqualTo("pending");

        await().untilAsserted(
                        () -> assertThat(published(alice)).containsExactly("top-up.wanted.v1", "nexcoin.credited.v1"));
        assertThat(bodies(alice).getLast().get("entry_id"))
                .isEqualTo(reply.json().get("id"));
        assertThat(bodies(alice).getLast().get("balance_micros").asLong()).isEqualTo(12_500_000);
    }

    @Test
    void aTopUpThatIsDeclinedCreditsNothing() {
        user(alice).post(API + "/top-ups", Map.of("amount", 1, "payment_method", "stolen"));
        await().untilAsserted(
                        () -> assertThat(published(alice)).containsExactly("top-up.wanted.v1", "top-up.failed.v1"));
        assertThat(bodies(alice).getLast().get("why").asString()).contains("test_ok");
    }

    @Test
    void repeatedUnderItsKeyATopUpIsCreditedOnce() {
        var admin = admin().with("Idempotency-Key", "k-" + alice);
        var wish = Map.of("account_id", alice, "amount", 3);
        assertThat(admin.post(API + "/top-ups", wish).status()).isEqualTo(201);
        assertThat(admin.post(API + "/top-ups", wish).json().get("balance").asInt())
                .isEqualTo(3);
    }

    @Test
    void onlyAdminsMakeMoney() {
        var bob = newAccount();
        forbids(user(bob).post(API + "/top-ups", Map.of("account_id", alice, "amount", 1)));
        forbids(user(alice).post(API + "/grants", Map.of("account_id", alice, "amount", 1)));
        forbids(user(alice).post(API + "/refunds", Map.of("charge_id", alice + ":1")));
        forbids(user(alice).post(API + "/adjustments", Map.of("account_id", alice, "amount", 1, "note", "n")));
        forbids(user(alice).put(API + "/organization", Map.of("account_id", alice, "organization", "acme")));
        assertThat(user(alice).post(API + "/top-ups", Map.of("amount", 1)).status())
                .isEqualTo(503);
        assertThat(published(alice)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-1", "0.0000001", "1000000000001", "1e400", "\"x\""})
    void refusesAmountsThatAreNone(String amount) {
        var body = "{\"account_id\": \"%s\", \"amount\": %s}".formatted(alice, amount);
        var reply = admin().with("Content-Type", "application/json").send("POST", API + "/grants", body);
        assertThat(reply.status()).as(reply.text()).isEqualTo(400);
        assertThat(published(alice)).isEmpty();
    }

    @Test
    void aGrantExpiresByItself() {
        var expiresAt = Instant.now().plusSeconds(2).toString();
        var given = admin().post(API + "/grants", Map.of("account_id", alice, "amount", 5, "expires_at", expiresAt));
        assertThat(given.status()).as(given.text()).isEqualTo(201);
        assertThat(given.json().get("balance").asInt()).isEqualTo(5);

        await().untilAsserted(() -> assertThat(published(alice)).containsExactly("grant.given.v1", "grant.expired.v1"));
        assertThat(bodies(alice).getLast().get("balance_micros").asLong()).isZero();
    }

    /** The year is one that no store can hold. */
    @ParameterizedTest
    @ValueSource(strings = {"+999999999-12-31T23:59:59Z", "3000-01-01T00:00:00Z", "1969-12-31T23:59:59Z"})
    void refusesAGrantThatExpiresAtNoUsableTime(String expiresAt) {
        var wish = Map.of("account_id", alice, "amount", 1, "expires_at", expiresAt);
        assertThat(admin().post(API + "/grants", wish).status()).isEqualTo(400);
        assertThat(published(alice)).isEmpty();
    }

    @Test
    void aTopUpByHandThatIsDeclinedLeavesAutoTopUpOn() {
        credit(alice, "first", 10_000_000);
        var rule = Map.of("below", 5, "target", 20, "payment_method", "test_ok");
        user(alice).put(API + "/auto-top-up", rule);
        user(alice).post(API + "/top-ups", Map.of("amount", 1, "payment_method", "stolen"));
        await().untilAsserted(() -> assertThat(published(alice)).endsWith("top-up.failed.v1"));

        assertThat(user(alice).get(API + "/auto-top-up").json().get("enabled").asBoolean())
                .isTrue();
        admin().post(API + "/adjustments", Map.of("account_id", alice, "amount", -6, "note", "n"));
        await().untilAsserted(() -> assertThat(published(alice)).endsWith("top-up.wanted.v1", "nexcoin.credited.v1"));
    }

    @Test
    void autoTopUpFillsUpToItsTarget() {
        credit(alice, "first", 4_000_000);
        var rule = Map.of("below", 5, "target", 20, "payment_method", "test_ok");
        assertThat(user(alice).put(API + "/auto-top-up", rule).status()).isEqualTo(200);

        await().untilAsserted(() -> assertThat(published(alice)).endsWith("top-up.wanted.v1", "nexcoin.credited.v1"));
        assertThat(bodies(alice).getLast().get("balance_micros").asLong()).isEqualTo(20_000_000);
        assertThat(user(alice).delete(API + "/auto-top-up").status()).isEqualTo(204);
    }

    @ParameterizedTest
    @CsvSource({"5, 4", "0, 4"})
    void refusesARuleThatMakesNoSense(int below, int target) {
        var rule = Map.of("below", below, "target", target, "payment_method", "test_ok");
        assertThat(user(alice).put(API + "/auto-top-up", rule).status()).isEqualTo(400);
    }

    @Test
    void tellsWhenAThresholdIsCrossed() {
        credit(alice, "first", 10_000_000);
        var set = user(alice).put(API + "/thresholds", Map.of("thresholds", List.of(5, 2.5, 5)));
        assertThat(set.json().get("thresholds").toString()).isEqualTo("[2.5,5.0]");

        admin().post(API + "/adjustments", Map.of("account_id", alice, "amount", -6, "note", "booked twice"));

        await().untilAsserted(() -> assertThat(published(alice)).endsWith("nexcoin.taken.v1", "balance.low.v1"));
        assertThat(bodies(alice).getLast().get("threshold_micros").asLong()).isEqualTo(5_000_000);
    }

    @Test
    void transfersWithinAnOrganization() {
        var bob = newAccount();
        credit(alice, "first", 10_000_000);
        var transfer = Map.of("to_account_id", bob, "amount", 4);
        forbids(user(alice).post(API + "/transfers", transfer));
        for (var member : List.of(alice, bob)) {
            admin().put(API + "/organization", Map.of("account_id", member, "organization", "acme-" + alice));
        }

        var done = user(alice).post(API + "/transfers", transfer);

        assertThat(done.status()).as(done.text()).isEqualTo(201);
        assertThat(done.json().get("balance").asInt()).isEqualTo(6);
        await().untilAsserted(() -> assertThat(published(bob)).endsWith("nexcoin.transferred.v1"));
        assertThat(bodies(bob).getLast().get("other_account_id").asString()).isEqualTo(alice);
        var tooMuch = user(alice).post(API + "/transfers", Map.of("to_account_id", bob, "amount", 7));
        assertThat(tooMuch.status()).isEqualTo(402);
    }

    @Test
    void refundsTheChargeThatItPointsAt() {
        credit(alice, "first", 10_000_000);
        service().post("/internal/holds", holdOf(alice, "sess_" + alice, 3_000_000, 1));
        var hold = HoldId.of("sess_" + alice + ":1");
        await().untilAsserted(() -> assertThat(published(alice)).hasSize(2));
        assertThat(refund(1, 1).status()).as("a hold is no charge").isEqualTo(404);
        RunningBilling.context()
                .getBean(WalletCommands.class)
                .send(new SettleHold(
                        AccountId.of(alice), hold, 2_000_000, Usage.unmeasured(ServiceName.SESSIONS, "sess")));

        var reply = refund(2, 0.5);

        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        assertThat(reply.json().get("balance").asDouble()).isEqualTo(8.5);
        assertThat(refund(2, 1.500001).status()).isEqualTo(409);
        assertThat(admin().post(API + "/refunds", Map.of("charge_id", alice + ":2"))
                        .json()
                        .get("balance")
                        .asInt())
                .isEqualTo(10);
        await().untilAsserted(() -> assertThat(published(alice)).endsWith("charge.refunded.v1", "charge.refunded.v1"));
        assertThat(bodies(alice).getLast().get("charge_id").asString()).isEqualTo(alice + ":2");
    }

    private Reply refund(int event, double amount) {
        return admin().post(API + "/refunds", Map.of("charge_id", alice + ":" + event, "amount", amount));
    }

    private static void forbids(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(403);
    }
}
