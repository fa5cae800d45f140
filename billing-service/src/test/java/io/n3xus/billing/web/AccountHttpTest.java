package io.n3xus.billing.web;

import static io.n3xus.billing.RunningBilling.admin;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class AccountHttpTest {

    private static final String BILLING = "/api/v1/billing";

    private final String account = newAccount();

    @Test
    void showsWhatOneHasNowAndThen() {
        credit(account, "order:1", 5_500_000);
        var first = transactions("").at("/transactions/0/at").asString();
        credit(account, "order:2", 1_000_000);
        service().post("/internal/holds", holdOf(account, "sess_" + account, 2_000_001, 1));

        assertThat(user(account).get(BILLING + "/balance").text())
                .isEqualTo(("{\"account_id\":\"%s\",\"as_of\":null,\"currency\":\"NexCoin\","
                                + "\"balance\":4.499999,\"balance_micros\":4499999,"
                                + "\"held\":2.000001,\"held_micros\":2000001,"
                                + "\"owned\":6.500000,\"owned_micros\":6500000}")
                        .formatted(account));
        assertThat(balanceAt(first)).isEqualTo(5_500_000);
        assertThat(balanceAt(Instant.parse(first).minusNanos(1).toString())).isZero();
        assertThat(balanceAt("2100-01-01T00:00:00Z")).isEqualTo(4_499_999);
        assertThat(user(newAccount())
                        .get(BILLING + "/balance?as_of=" + first)
                        .json()
                        .get("owned_micros")
                        .asLong())
                .isZero();
    }

    private long balanceAt(String instant) {
        return user(account)
                .get(BILLING + "/balance?as_of=" + instant)
                .json()
                .get("balance_micros")
                .asLong();
    }

    @Test
    void listsWhatIsSetAside() {
        credit(account, "order:1", 5_000_000);
        service().post("/internal/holds", holdOf(account, "sess_" + account, 2_000_000, 1));
        var hold = user(account).get(BILLING + "/holds").json().at("/holds/0");
        assertThat(hold.get("id").asString()).isEqualTo("sess_" + account + ":1");
        assertThat(hold.get("amount_micros").asLong()).isEqualTo(2_000_000);
        assertThat(hold.get("charged_micros").asLong()).isZero();
        assertThat(hold.get("expires_at").isNull()).isFalse();
    }

    @Test
    void listsWhatMovedPageByPageWithBothSides() {
        credit(account, "order:1", 5_000_000);
        service().post("/internal/holds", holdOf(account, "sess_" + account, 1_000_000, 1));
        var second = transactions("?limit=1&page=2");
        assertThat(second.get("pagination").toString())
                .isEqualTo("{\"page\":2,\"limit\":1,\"total\":2,\"total_pages\":2}");
        var credit = second.at("/transactions/0");
        assertThat(credit.get("id").asString()).isEqualTo(account + ":0");
        assertThat(credit.get("from").asString()).isEqualTo("grants");
        assertThat(credit.get("to").asString()).isEqualTo("wallet");
        assertThat(transactions("?type=hold")
                        .at("/transactions/0/amount_micros")
                        .asLong())
                .isEqualTo(-1_000_000);
        assertThat(transactions("?reference=order:1").get("transactions")).hasSize(1);
        assertThat(transactions("?to=2020-01-01T00:00:00Z").get("transactions")).isEmpty();
    }

    private JsonNode transactions(String query) {
        return user(account).get(BILLING + "/transactions" + query).json();
    }

    @Test
    void nothingIsSettledForANewAccount() {
        assertThat(user(account).get(BILLING + "/thresholds").text())
                .isEqualTo("{\"thresholds\":[],\"thresholds_micros\":[]}");
        assertThat(user(account)
                        .get(BILLING + "/auto-top-up")
                        .json()
                        .get("enabled")
                        .asBoolean())
                .isFalse();
        assertThat(user(account).get(BILLING + "/grants").text()).isEqualTo("{\"grants\":[]}");
    }

    @Test
    void administratorsSeeWhereAllMoneyIs() {
        credit(account, "order:1", 5_000_000);
        assertThat(user(account).get(BILLING + "/accounts").status()).isEqualTo(403);
        var told = admin().get(BILLING + "/accounts").json();
        assertThat(told.get("sum_micros").asLong()).isZero();
        assertThat(told.get("accounts")
                        .valueStream()
                        .mapToLong(each -> each.get("balance_micros").asLong())
                        .sum())
                .isZero();
        assertThat(told.get("accounts").valueStream())
                .extracting(each -> each.get("account").asString())
                .contains("wallets", "holds", "grants");
    }

    @ParameterizedTest
    @ValueSource(strings = {"balance", "holds", "transactions", "grants", "thresholds", "auto-top-up"})
    void isForItsOwnerAndAdministrators(String path) {
        var query = BILLING + "/" + path + "?account_id=" + account;
        assertThat(user(newAccount()).get(query).status()).isEqualTo(403);
        assertThat(user(account).get(query).status()).isEqualTo(200);
        assertThat(admin().get(query).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "transactions?page=0",
                "transactions?limit=101",
                "transactions?from=x",
                "balance?as_of=x",
                "balance?as_of=9999-01-01T00:00:00Z",
                "transactions?to=%2B1000000000-12-31T23:59:59.999999999Z"
            })
    void refusesWhatCannotBe(String query) {
        assertThat(user(account).get(BILLING + "/" + query).status()).isEqualTo(400);
    }
}
