package io.n3xus.billing.web;

import static io.n3xus.billing.RunningBilling.admin;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.user;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.platform.money.LedgerChain;
import io.n3xus.platform.money.LedgerLine;
import java.time.Instant;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ProofHttpTest {

    private static final String PROOF = "/api/v1/billing/proof";

    private final String account = newAccount();

    @Test
    void canBeComputedAgainFromWhatItSays() {
        for (var order = 0; order < 4; order++) {
            credit(account, "order:" + order, 1_000 + order);
        }
        var chain = new LedgerChain();
        var hash = LedgerChain.begin(account);
        var proof = user(account).get(PROOF).json();
        assertThat(proof.get("hash_before").asString()).isEqualTo(HexFormat.of().formatHex(hash));
        for (var entry : proof.get("entries")) {
            hash = chain.next(hash, line(entry));
            assertThat(entry.get("hash").asString()).isEqualTo(HexFormat.of().formatHex(hash));
        }
        assertThat(proof.get("last_hash").asString()).isEqualTo(HexFormat.of().formatHex(hash));
        assertThat(proof.get("entries")).hasSize(4);

        var middle = user(account).get(PROOF + "?from=1&limit=2").json();
        assertThat(middle.get("hash_before")).isEqualTo(proof.at("/entries/0/hash"));
        assertThat(middle.get("first_hash")).isEqualTo(proof.at("/entries/1/hash"));
        assertThat(middle.get("last_hash")).isEqualTo(proof.at("/entries/2/hash"));
        assertThat(middle.get("total").asInt()).isEqualTo(4);
        assertThat(user(account).get(PROOF + "?from=4").json().get("entries")).isEmpty();
    }

    private static LedgerLine line(JsonNode entry) {
        var at = Instant.parse(entry.get("at").asString());
        return new LedgerLine(
                entry.get("number").asLong(),
                entry.get("sequence").asLong(),
                at.getEpochSecond() * 1_000_000_000 + at.getNano(),
                entry.get("type").asString(),
                entry.get("from").asString(),
                entry.get("to").asString(),
                entry.get("amount_micros").asLong(),
                entry.get("balance_micros").asLong(),
                entry.get("held_micros").asLong(),
                entry.get("reference").asString());
    }

    @Test
    void isEmptyForSomeoneWhoNeverHadMoney() {
        var proof = user(account).get(PROOF).json();
        assertThat(proof.get("entries")).isEmpty();
        assertThat(proof.get("first_hash").isNull()).isTrue();
        assertThat(proof.get("last_hash")).isEqualTo(proof.get("hash_before"));
    }

    @Test
    void isForItsOwnerAndAdministrators() {
        credit(account, "order:1", 1_000);
        var other = user(newAccount()).get(PROOF + "?account_id=" + account);
        assertThat(other.status()).isEqualTo(403);
        assertThat(other.json().get("code").asString()).isEqualTo("AUTH_INSUFFICIENT_PERMISSIONS");
        assertThat(user(account).get(PROOF + "?account_id=" + account).status()).isEqualTo(200);
        assertThat(admin().get(PROOF + "?account_id=" + account).json().get("entries"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"from=-1", "limit=0", "limit=1001", "from=x", "from=1"})
    void refusesARangeThatCannotBe(String query) {
        assertThat(user(account).get(PROOF + "?" + query).status()).isEqualTo(query.equals("from=1") ? 200 : 400);
        credit(account, "order:1", 1_000);
        assertThat(user(account).get(PROOF + "?from=2").status()).isEqualTo(400);
    }
}
