package io.n3xus.billing.webhook;

import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.stranger;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.billing.RunningBilling;
import io.n3xus.testkit.ApiClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

class WebhookHttpTest {

    private static final String HOOKS = "/api/v1/billing/webhooks";

    private final String account = newAccount();
    private final ApiClient owner = user(account);

    @Test
    void showsTheSecretOnceAndStoresItSealed() {
        var made = owner.post(HOOKS, wish("http://127.0.0.1:1/hook", "nexcoin.credited.v1", "nexcoin.credited.v1"));
        assertThat(made.status()).isEqualTo(201);
        var hook = made.json();
        assertThat(hook.propertyNames()).containsExactly("id", "url", "events", "created_at", "pending", "secret");
        assertThat(hook.get("events")).hasSize(1);
        var secret = hook.get("secret").asString();
        assertThat(secret).startsWith("whsec_");

        var list = owner.get(HOOKS);
        assertThat(list.text()).contains(hook.get("id").asString()).doesNotContain("secret");
        var stored = RunningBilling.context()
                .getBean(JdbcClient.class)
                .sql("select row_to_json(w)::text from webhooks w where id = ?")
                .param(hook.get("id").asString())
                .query(String.class)
                .single();
        assertThat(stored).doesNotContain(secret.substring("whsec_".length()));
    }

    @Test
    void theSameRequestAgainMakesNoSecondHook() {
        var again = owner.with("Idempotency-Key", "my hook");
        var first = again.post(HOOKS, wish("http://127.0.0.1:1/hook", "*"));
        assertThat(again.post(HOOKS, wish("http://127.0.0.1:1/hook", "*")).text())
                .isEqualTo(first.text());
        assertThat(owner.get(HOOKS).json().get("webhooks")).hasSize(1);
    }

    @Test
    void isForItsOwnerOnly() {
        var id = owner.post(HOOKS, wish("http://127.0.0.1:1/", "*"))
                .json()
                .get("id")
                .asString();
        var other = user(newAccount());
        assertThat(other.get(HOOKS).json().get("webhooks")).isEmpty();
        assertThat(other.get(HOOKS + "/" + id + "/deliveries").status()).isEqualTo(404);
        assertThat(other.send("POST", HOOKS + "/" + id + "/deliveries/whd_1/replay", null)
                        .status())
                .isEqualTo(404);
        var refused = other.delete(HOOKS + "/" + id);
        assertThat(refused.status()).isEqualTo(404);
        assertThat(refused.json().propertyNames()).contains("error", "message", "code", "request_id");
        assertThat(stranger().get(HOOKS).status()).isEqualTo(401);

        assertThat(owner.delete(HOOKS + "/" + id).status()).isEqualTo(204);
        assertThat(owner.delete(HOOKS + "/" + id).status()).isEqualTo(404);
        assertThat(owner.get(HOOKS).json().get("webhooks")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ftp://127.0.0.1/",
                "127.0.0.1",
                "http:///x",
                "http://user@127.0.0.1/",
                "http://127.0.0.1/#x",
                "http://no-such-host.invalid/",
                ""
            })
    void refusesUrlsOfTheWrongKind(String url) {
        var refused = owner.post(HOOKS, wish(url, "*"));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.json().get("message").asString()).startsWith("The webhook's url ");
        assertThat(refused.json().at("/details/field").asString()).isEqualTo("url");
    }

    @Test
    void refusesEventsThatDoNotExistAndNamesThoseThatDo() {
        for (var events : List.of(List.<String>of(), List.of("nexcoin.stolen.v1"), List.of("*", "a,b"))) {
            var refused = owner.post(HOOKS, Map.of("url", "http://127.0.0.1:1/", "events", events));
            assertThat(refused.status()).isEqualTo(400);
            assertThat(refused.json().get("message").asString()).contains("balance.exhausted.v1");
        }
        assertThat(owner.post(HOOKS, Map.of("url", "http://127.0.0.1:1/")).status())
                .isEqualTo(400);
        assertThat(owner.post(HOOKS, Map.of("events", List.of("*"))).status()).isEqualTo(400);
    }

    @Test
    void anAccountHasOnlySoMany() {
        for (var number = 0; number < 10; number++) {
            assertThat(owner.post(HOOKS, wish("http://127.0.0.1:1/", "*")).status())
                    .isEqualTo(201);
        }
        assertThat(owner.post(HOOKS, wish("http://127.0.0.1:1/", "*")).status()).isEqualTo(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"page=0", "page=10001", "limit=0", "limit=101", "limit=x"})
    void refusesAPageThatCannotBe(String query) {
        assertThat(owner.get(HOOKS + "/dead-letters?" + query).status()).isEqualTo(400);
    }

    private static Map<String, Object> wish(String url, String... events) {
        return Map.of("url", url, "events", List.of(events));
    }
}
