package io.n3xus.session.web;

import static io.n3xus.session.support.Owner.SESSIONS;
import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.session.support.Owner;
import io.n3xus.session.support.TestPlatform;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** SC-03. */
class ListSessionsTest {

    private final Owner alice = new Owner();

    @Test
    void showsOnesOwnNewestFirst() {
        var first = alice.create(Map.of("tier", "basic"));
        TestPlatform.CLOCK.pass(Duration.ofSeconds(1));
        var second = alice.create(Map.of("tier", "standard"));
        new Owner().create(Map.of("tier", "basic"));

        var reply = alice.http.get(SESSIONS);

        assertThat(ids(reply.json())).containsExactly(second.value(), first.value());
        assertThat(reply.json().get("success").booleanValue()).isTrue();
        assertThat(reply.json().get("pagination").toString()).isEqualTo("{\"limit\":10,\"offset\":0,\"total\":2}");
        var entry = reply.json().get("sessions").get(0);
        assertThat(entry.get("tier").stringValue()).isEqualTo("standard");
        assertThat(entry.get("status").isString()).isTrue();
        assertThat(entry.get("createdAt").stringValue()).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ");
    }

    @Test
    void showsAPage() {
        var first = alice.create(Map.of("tier", "basic"));
        TestPlatform.CLOCK.pass(Duration.ofSeconds(1));
        var second = alice.create(Map.of("tier", "basic"));

        assertThat(ids(list("?limit=1"))).containsExactly(second.value());
        assertThat(ids(list("?limit=1&offset=1"))).containsExactly(first.value());
        assertThat(ids(list("?offset=2"))).isEmpty();
        assertThat(list("?offset=2").get("pagination").get("total").intValue()).isEqualTo(2);
    }

    @Test
    void showsOneStatus() {
        var paused = alice.createActive("basic");
        alice.pause(paused);
        var active = alice.createActive("basic");

        assertThat(ids(list("?status=paused"))).containsExactly(paused.value());
        assertThat(ids(list("?status=active"))).containsExactly(active.value());
        assertThat(list("?status=terminated").get("pagination").get("total").intValue())
                .isZero();
    }

    @ParameterizedTest
    @CsvSource({"100, 100", "101, 100", "99999999999999999999, 100", "7, 7"})
    void lowersALimitAboveTheMaximum(String asked, int effective) {
        assertThat(list("?limit=" + asked).get("pagination").get("limit").intValue())
                .isEqualTo(effective);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "limit=0",
                "limit=-1",
                "limit=x",
                "limit=1.5",
                "limit=",
                "offset=-1",
                "offset=x",
                "status=running",
                "status=ACTIVE",
                "status="
            })
    void refusesWhatIsOutOfRange(String query) {
        var reply = alice.http.get(SESSIONS + "?" + query);

        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.json().get("success").booleanValue()).isFalse();
        assertThat(reply.json().get("error").stringValue()).contains(query.substring(0, query.indexOf('=')));
    }

    private JsonNode list(String query) {
        var reply = alice.http.get(SESSIONS + query);
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static List<String> ids(JsonNode listing) {
        return listing.get("sessions")
                .valueStream()
                .map(entry -> entry.get("id").stringValue())
                .toList();
    }
}
