package io.n3xus.testkit.toy;

import static io.n3xus.testkit.toy.ToyFixture.COUNTERS;
import static io.n3xus.testkit.toy.ToyFixture.FIRST;
import static io.n3xus.testkit.toy.ToyFixture.SECOND;
import static io.n3xus.testkit.toy.ToyFixture.TOKENS;
import static io.n3xus.testkit.toy.ToyFixture.alice;
import static io.n3xus.testkit.toy.ToyFixture.at;
import static io.n3xus.testkit.toy.ToyFixture.total;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.testkit.ApiClient;
import io.n3xus.testkit.ApiClient.Reply;
import io.n3xus.testkit.TestTokens;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** One request, sent more than once under one {@code Idempotency-Key}, on two replicas. */
class IdempotencyTest {

    private static final String THINGS = "/api/v1/supercore/things";

    private final String key = UUID.randomUUID().toString();
    private final JdbcClient jdbc = FIRST.getBean(JdbcClient.class);

    @Test
    void isDoneOnceAndAnsweredTheSameByAnyReplica() {
        var first = first().post(THINGS, Map.of("name", "chair"));
        var again = second().with("X-Request-Id", "req-again").post(THINGS, Map.of("name", "chair"));

        assertThat(first.status()).isEqualTo(201);
        assertThat(first.header("Idempotency-Replayed")).isNull();
        assertThat(again.status()).isEqualTo(201);
        assertThat(again.text()).isEqualTo(first.text());
        assertThat(again.header("Idempotency-Replayed")).isEqualTo("true");
        for (var header : new String[] {"Location", "Cache-Control", "Content-Type"}) {
            assertThat(again.header(header)).as(header).isNotNull().isEqualTo(first.header(header));
        }
        assertThat(again.header("X-Request-Id")).isEqualTo("req-again");
    }

    @Test
    void isDoneOnceWhenSent64TimesAtOnce() {
        var requests = IntStream.range(0, 64)
                .mapToObj(n -> CompletableFuture.supplyAsync(
                        () -> (n % 2 == 0 ? first() : second()).post(COUNTERS + "hurry", Map.of("by", 1)),
                        Thread::startVirtualThread))
                .toList();
        var replies = requests.stream().map(CompletableFuture::join).toList();
        var answer = first().post(COUNTERS + "hurry", Map.of("by", 1));

        assertThat(total("hurry")).isOne();
        assertThat(replies).anySatisfy(reply -> assertThat(reply.status()).isEqualTo(200));
        assertThat(replies).allSatisfy(reply -> {
            if (reply.status() == 409) {
                assertRefused(reply, 409, "IDEMPOTENCY_IN_PROGRESS");
                assertThat(reply.header("Retry-After")).isEqualTo("1");
            } else if (reply.status() == 503) { // On a machine that is busy with other things.
                assertThat(reply.header("Retry-After")).isEqualTo("1");
            } else {
                assertThat(reply.text()).isEqualTo(answer.text());
            }
        });
    }

    @Test
    void isRefusedWithAnotherBodyOrPath() {
        first().post(COUNTERS + "kept", Map.of("by", 1));

        assertRefused(second().post(COUNTERS + "kept", Map.of("by", 2)), 409, "IDEMPOTENCY_KEY_REUSED");
        assertRefused(first().post(COUNTERS + "other", Map.of("by", 1)), 409, "IDEMPOTENCY_KEY_REUSED");
        assertRefused(first().post(COUNTERS + "kept?x=1", Map.of("by", 1)), 409, "IDEMPOTENCY_KEY_REUSED");
        assertThat(total("kept")).isOne();
        assertThat(total("other")).isZero();
    }

    @Test
    void isNotAnsweredToWhoHasOtherRights() throws Exception {
        first().post(THINGS, Map.of("name", "throne"));
        var demoted = TOKENS.sign(TestTokens.claims("alice", "user", "standard")
                .claim("scope", "less")
                .build());

        assertRefused(
                keyed(at(FIRST).bearer(demoted)).post(THINGS, Map.of("name", "throne")), 409, "IDEMPOTENCY_KEY_REUSED");
    }

    @Test
    void isSomethingElseForAnotherAccount() {
        var alices = first().post(THINGS, Map.of("name", "lamp"));
        var bobs = keyed(at(FIRST).bearer(TOKENS.user("bob"))).post(THINGS, Map.of("name", "lamp"));

        assertThat(bobs.status()).isEqualTo(201);
        assertThat(bobs.json().get("id")).isNotEqualTo(alices.json().get("id"));
    }

    @Test
    void mayBeSentDifferentlyOnceRefused() {
        assertRefused(first().post(COUNTERS + "mended", Map.of("by", -1)), 400, "INVALID_FIELD");

        assertThat(second().post(COUNTERS + "mended", Map.of("by", 1)).status()).isEqualTo(200);
        assertThat(total("mended")).isOne();
    }

    @Test
    void goesOnWithTheSameIdAfterAFault() {
        assertThat(first().post(THINGS, Map.of("name", "bug")).status()).isEqualTo(500);
        assertRefused(second().post(THINGS, Map.of("name", "other")), 409, "IDEMPOTENCY_KEY_REUSED");

        var again = second().post(THINGS, Map.of("name", "bug"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("again").asBoolean()).isTrue();
        assertThat(ThingController.RUNS.get(
                        UUID.fromString(again.json().get("id").asString())))
                .isEqualTo(2);
    }

    /** Who answered that it takes too long may have stored it afterwards. */
    @Test
    void goesOnWithTheSameIdAfterItTookTooLong() {
        assertThat(first().post(THINGS, Map.of("name", "unheard")).status()).isEqualTo(503);

        var again = second().post(THINGS, Map.of("name", "unheard"));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.json().get("again").asBoolean()).isTrue();
        assertThat(ThingController.RUNS.get(
                        UUID.fromString(again.json().get("id").asString())))
                .isEqualTo(2);
    }

    @Test
    void goesOnWithTheSameIdAfterAKill() {
        var first = first().post(THINGS, Map.of("name", "half-made"));
        change("answer = null, runs_until = now()");

        var again = second().post(THINGS, Map.of("name", "half-made"));

        assertThat(again.header("Idempotency-Replayed")).isNull();
        assertThat(again.json().get("id")).isEqualTo(first.json().get("id"));
        assertThat(again.json().get("again").asBoolean()).isTrue();
        assertThat(first().post(THINGS, Map.of("name", "half-made")).text()).isEqualTo(again.text());
    }

    @Test
    void waitsForTheFirstHoweverLongItTakes() {
        var hold = holdUp("slow");
        var first = CompletableFuture.supplyAsync(() -> first().post(THINGS, Map.of("name", "slow")));
        await().untilAsserted(() -> assertThat(secondsClaimed()).isGreaterThan(3.0));

        assertRefused(second().post(THINGS, Map.of("name", "slow")), 409, "IDEMPOTENCY_IN_PROGRESS");

        hold.countDown();
        assertThat(first.join().status()).isEqualTo(201);
        assertThat(second().post(THINGS, Map.of("name", "slow")).text())
                .isEqualTo(first.join().text());
    }

    @Test
    void isNotAnsweredByARunThatWasTakenOver() throws Exception {
        var hold = holdUp("lost");
        var first = CompletableFuture.supplyAsync(() -> first().post(THINGS, Map.of("name", "lost")));
        ThingController.ARRIVED
                .computeIfAbsent("lost", _ -> new CountDownLatch(1))
                .await();
        change("runner = gen_random_uuid(), runs_until = now()");
        hold.countDown();

        assertRefused(first.join(), 409, "IDEMPOTENCY_IN_PROGRESS");
        assertThat(second().post(THINGS, Map.of("name", "lost")).status()).isEqualTo(201);
    }

    @Test
    void isForgottenAfterADay() {
        var first = first().post(THINGS, Map.of("name", "old"));
        change("first_at = now() - interval '23 hours 59 minutes'");
        assertThat(first().post(THINGS, Map.of("name", "old")).text()).isEqualTo(first.text());

        change("first_at = now() - interval '24 hours'");
        var anew = first().post(THINGS, Map.of("name", "new"));

        assertThat(anew.status()).isEqualTo(201);
        assertThat(anew.json().get("id")).isNotEqualTo(first.json().get("id"));
        change("first_at = now() - interval '24 hours'");
        await().untilAsserted(() -> assertThat(rows()).isZero());
    }

    @Test
    void isStoredSoThatOnlyWhoHasTheKeyCanReadIt() {
        first().post(THINGS, Map.of("name", "secret-of-the-thing"));

        var stored = jdbc.sql("select * from idempotent_requests")
                .query()
                .listOfRows()
                .toString();

        assertThat(stored).doesNotContain("secret-of-the-thing", key, "things/");
        assertThat(rows()).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "a\tb"})
    void isRefusedWithAMalformedKey(String malformed) {
        var reply = alice(FIRST).with("Idempotency-Key", malformed).post(THINGS, Map.of("name", "x"));

        assertRefused(reply, 400, "IDEMPOTENCY_KEY_MALFORMED");
    }

    @Test
    void takesKeysOf255CharactersAndNoLonger() {
        var longest = alice(FIRST).with("Idempotency-Key", key + "~".repeat(255 - key.length()));
        var longer = alice(FIRST).with("Idempotency-Key", "~".repeat(256));

        assertThat(longest.post(THINGS, Map.of("name", "x")).status()).isEqualTo(201);
        assertRefused(longer.post(THINGS, Map.of("name", "x")), 400, "IDEMPOTENCY_KEY_MALFORMED");
    }

    @Test
    void isRefusedWithABodyOverTheLimit() {
        assertRefused(first().post(THINGS, Map.of("name", "x".repeat(2_000))), 413, "BODY_TOO_LARGE");
    }

    private ApiClient first() {
        return keyed(alice(FIRST));
    }

    private ApiClient second() {
        return keyed(alice(SECOND));
    }

    private ApiClient keyed(ApiClient client) {
        return client.with("Idempotency-Key", key);
    }

    private static CountDownLatch holdUp(String name) {
        var latch = new CountDownLatch(1);
        ThingController.HELD_UP.put(name, latch);
        return latch;
    }

    /** What a kill, a day or another replica would have left behind. */
    private void change(String assignments) {
        assertThat(jdbc.sql("update idempotent_requests set " + assignments
                                + " where key_hash = encode(sha256(?::bytea), 'hex')")
                        .param(key)
                        .update())
                .isOne();
    }

    private int rows() {
        return jdbc.sql("select count(*) from idempotent_requests where key_hash = encode(sha256(?::bytea), 'hex')")
                .param(key)
                .query(Integer.class)
                .single();
    }

    /** More than the 2 s a claim lasts when it is not renewed. */
    private double secondsClaimed() {
        return jdbc.sql("""
                        select coalesce(max(extract(epoch from runs_until - first_at)), 0)
                        from idempotent_requests where key_hash = encode(sha256(?::bytea), 'hex')""").param(key).query(Double.class).single();
    }

    private static void assertRefused(Reply reply, int status, String code) {
        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.json().get("success").asBoolean()).isFalse();
        assertThat(reply.json().get("code").asString()).isEqualTo(code);
    }
}
