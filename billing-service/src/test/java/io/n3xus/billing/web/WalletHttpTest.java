package io.n3xus.billing.web;

import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.stranger;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WalletHttpTest {

    private final String account = newAccount();

    @ParameterizedTest
    @ValueSource(strings = {"/v1/supercore", "/api/v1/supercore"})
    void showsWhatOneHas(String prefix) {
        credit(account, "seed:alice", 10_000_500_000L);
        service().post("/internal/holds", holdOf(account, "sess_" + account, 200_000_000, 3_333_334));

        var reply = user(account).get(prefix + "/wallet");
        assertThat(reply.status()).isEqualTo(200);
        assertThat(reply.text())
                .isEqualTo("{\"success\":true,\"wallet\":{\"balance\":9800.5,\"held\":200,\"currency\":\"NexCoin\"}}");
    }

    @Test
    void showsNothingToSomeoneWhoNeverHadMoney() {
        assertThat(user(account).get("/api/v1/supercore/wallet").text())
                .isEqualTo("{\"success\":true,\"wallet\":{\"balance\":0,\"held\":0,\"currency\":\"NexCoin\"}}");
        assertThat(user(account).get("/api/v1/supercore/wallet/movements").text())
                .isEqualTo(
                        "{\"success\":true,\"movements\":[],\"pagination\":{\"limit\":10,\"offset\":0,\"total\":0}}");
    }

    @Test
    void listsMovementsNewestFirstPageByPage() {
        credit(account, "order:1", 5_000_000);
        credit(account, "order:2", 250_000);
        service().post("/internal/holds", holdOf(account, "sess_" + account, 1_000_000, 1));
        service().delete("/internal/holds/%s/sess_%s:1".formatted(account, account));

        var all = user(account).get("/api/v1/supercore/wallet/movements").json();
        assertThat(all.at("/pagination/total").asInt()).isEqualTo(4);
        assertThat(all.get("movements").valueStream())
                .extracting(line -> "%s %s %s %s"
                        .formatted(
                                line.get("type").asString(),
                                line.get("amount").decimalValue(),
                                line.get("balance").decimalValue(),
                                line.get("reference").asString()))
                .containsExactly(
                        "release 1 5.25 sess_" + account,
                        "hold -1 4.25 sess_" + account,
                        "credit 0.25 5.25 order:2",
                        "credit 5 5 order:1");

        var page = user(account)
                .get("/api/v1/supercore/wallet/movements?limit=1&offset=2")
                .json();
        assertThat(page.get("movements").valueStream())
                .extracting(line -> line.get("reference").asString())
                .containsExactly("order:2");
        assertThat(page.get("movements").get(0).propertyNames())
                .containsExactly("id", "type", "amount", "reference", "balance", "at");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "type=credit",
                "reference=order:1",
                "type=credit&reference=order:1&from=2020-01-01T00:00:00Z&to=2100-01-01T00:00:00Z"
            })
    void listsWhatMatches(String query) {
        credit(account, "order:1", 5_000_000);
        service().post("/internal/holds", holdOf(account, "sess_" + account, 1_000_000, 1));
        var found =
                user(account).get("/api/v1/supercore/wallet/movements?" + query).json();
        assertThat(found.at("/pagination/total").asInt()).isOne();
        assertThat(found.at("/movements/0/reference").asString()).isEqualTo("order:1");
        assertThat(user(account)
                        .get("/api/v1/supercore/wallet/movements?to=2020-01-01T00:00:00Z&" + query.replace("to=", "x="))
                        .json()
                        .get("movements"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "limit=x", "offset=-1", "offset=100001", "limit=99999999999"})
    void refusesAPageThatCannotBe(String query) {
        var reply = user(account).get("/api/v1/supercore/wallet/movements?" + query);
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().propertyNames()).containsExactly("success", "error", "code");
        assertThat(reply.json().get("success").asBoolean()).isFalse();
    }

    @Test
    void isForItsOwnerOnly() {
        credit(account, "seed:alice", 1_000_000);
        assertThat(stranger().get("/api/v1/supercore/wallet").status()).isEqualTo(401);
        assertThat(user(newAccount()).get("/api/v1/supercore/wallet").text()).contains("\"balance\":0,");
    }
}
