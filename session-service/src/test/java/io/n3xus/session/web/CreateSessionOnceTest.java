package io.n3xus.session.web;

import static io.n3xus.session.support.TestPlatform.BILLING;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.session.api.SessionId;
import io.n3xus.session.billing.BillingClient;
import io.n3xus.session.support.TestPlatform;
import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** SC-01 under an {@code Idempotency-Key}: one session and one hold, however often it is asked for. */
class CreateSessionOnceTest {

    private static final String SESSIONS = "/api/v1/supercore/sessions";
    private static final String CREATE = SESSIONS + "/create";
    private static final Map<String, Object> WISH = Map.of("tier", "basic", "metadata", Map.of("name", "Once"));

    private final String userId = TestPlatform.newUser();
    private final String key = UUID.randomUUID().toString();
    private final ApiClient first = TestPlatform.as(userId).with("Idempotency-Key", key);
    private final ApiClient second = TestPlatform.atSecondReplicaAs(userId).with("Idempotency-Key", key);

    @Test
    void isOneSessionWhenAskedFor64TimesAtOnce() {
        var requests = IntStream.range(0, 64)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> (n % 2 == 0 ? first : second).post(CREATE, WISH), Thread::startVirtualThread))
                .toList();
        var replies = requests.stream().map(CompletableFuture::join).toList();
        var answer = first.post(CREATE, WISH);

        assertThat(answer.header("Idempotency-Replayed")).isEqualTo("true");
        assertThat(replies).extracting(Reply::status).contains(201).isSubsetOf(201, 409, 503);
        assertThat(replies)
                .filteredOn(reply -> reply.status() == 201)
                .extracting(Reply::text)
                .containsOnly(answer.text());
        assertHasOneSession(idOf(answer));
    }

    /** The last thing the killed replica did was to store the decision; its answer was never given. */
    @Test
    void isTheSameSessionAfterAKillBetweenDoingAndAnswering() {
        var unheard = first.post(CREATE, WISH);
        forgetTheAnswer();

        var answer = second.post(CREATE, WISH);

        assertThat(answer.status()).isEqualTo(201);
        assertThat(answer.header("Idempotency-Replayed")).isNull();
        assertThat(answer.text()).isEqualTo(unheard.text());
        assertHasOneSession(idOf(answer));
    }

    @Test
    void isTheSameSessionAlsoWhenTheAccountHasNoRoomLeft() {
        var unheard = first.post(CREATE, WISH);
        forgetTheAnswer();
        IntStream.range(0, 3).forEach(_ -> TestPlatform.as(userId).post(CREATE, WISH));

        assertThat(TestPlatform.as(userId).post(CREATE, WISH).status()).isEqualTo(429);
        assertThat(idOf(second.post(CREATE, WISH))).isEqualTo(idOf(unheard));
    }

    /** The last thing the killed replica did was to ask for the hold. */
    @Test
    void usesTheSameHoldAfterAKillBeforeTheDecision() {
        first.post(CREATE, WISH);
        var seed = UUID.randomUUID();
        var id = SessionId.of(seed);
        change("seed = '%s', answer = null, runs_until = now()".formatted(seed));
        TestPlatform.bean(BillingClient.class).hold(id, 1, userId, 100_000_000);

        assertThat(idOf(second.post(CREATE, WISH))).isEqualTo(id.value());
        assertThat(BILLING.holdsOf(id.value())).containsExactly(id + ":1");
        assertThat(first.get(SESSIONS + "/" + id).status()).isEqualTo(200);
    }

    @Test
    void mayBeTriedAgainOncePaidFor() {
        var poor = TestPlatform.newUser();
        BILLING.makePoor(poor);
        var client = TestPlatform.as(poor).with("Idempotency-Key", key);

        assertThat(client.post(CREATE, WISH).status()).isEqualTo(402);
        BILLING.makeRich(poor);
        assertThat(client.post(CREATE, WISH).status()).isEqualTo(201);
    }

    private void assertHasOneSession(String id) {
        await().untilAsserted(() -> assertThat(
                        first.get(SESSIONS).json().at("/pagination/total").intValue())
                .isOne());
        assertThat(first.get(SESSIONS + "/" + id).status()).isEqualTo(200);
        assertThat(BILLING.holdsOfAccount(userId))
                .extracting(hold -> hold.get("holdId").stringValue())
                .isEqualTo(List.of(id + ":1"));
    }

    private void forgetTheAnswer() {
        change("answer = null, runs_until = now()");
    }

    private void change(String assignments) {
        var changed = TestPlatform.bean(JdbcClient.class)
                .sql("update idempotent_requests set " + assignments + " where account_id = ?")
                .param(userId)
                .update();
        assertThat(changed).isOne();
    }

    private static String idOf(Reply reply) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(201);
        return reply.json().at("/session/id").stringValue();
    }
}
