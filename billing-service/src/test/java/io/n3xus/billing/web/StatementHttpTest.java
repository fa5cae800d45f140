package io.n3xus.billing.web;

import static io.n3xus.billing.RunningBilling.admin;
import static io.n3xus.billing.RunningBilling.bodies;
import static io.n3xus.billing.RunningBilling.credit;
import static io.n3xus.billing.RunningBilling.holdOf;
import static io.n3xus.billing.RunningBilling.newAccount;
import static io.n3xus.billing.RunningBilling.service;
import static io.n3xus.billing.RunningBilling.user;
import static io.n3xus.billing.SessionLog.publish;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.BillingLog;
import io.n3xus.billing.RunningBilling;
import io.n3xus.billing.automation.Session;
import io.n3xus.billing.read.History;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Every line is computed again from what stands on Kafka. */
class StatementHttpTest {

    private static final String STATEMENTS = "/api/v1/billing/statements";
    private static final int TURNS = 900;
    private static final Duration TURN = Duration.ofMinutes(90);
    private static final Instant END = History.BEGIN.plus(TURN.multipliedBy(TURNS));

    private final String account = newAccount();

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void everyLineCanBeComputedAgain(long seed) {
        happened(seed);
        var events = bodies(account);
        var told = statement(History.BEGIN, END);
        assertThat(told.at("/opening/owned_micros").asLong()).isZero();
        assertThat(told.at("/closing/balance_micros").asLong())
                .isEqualTo(events.getLast().get("balance_micros").asLong());
        assertCloses(told);
        assertThat(told.get("usage")).isNotEmpty().allSatisfy(line -> {
            var named = named(line, events);
            switch (line.get("meter").asString()) {
                case "unmeasured" ->
                    assertThat(line.get("amount_micros").asLong()).isEqualTo(charged(line) - explained(line, events));
                case "uncollected" ->
                    assertThat(line.get("amount_micros").asLong()).isEqualTo(-sum(named, "uncollected_micros"));
                default -> {
                    var lines = named.stream()
                            .flatMap(event -> event.get("lines").valueStream())
                            .filter(used -> isOf(used, line))
                            .toList();
                    assertThat(line.get("amount_micros").asLong()).isEqualTo(sum(lines, "amount_micros"));
                    assertThat(line.get("quantity").asLong()).isEqualTo(sum(lines, "quantity"));
                }
            }
        });
        assertThat(told.get("money"))
                .isNotEmpty()
                .allSatisfy(
                        line -> assertThat(Math.abs(line.get("amount_micros").asLong()))
                                .isEqualTo(sum(named(line, events), "amount_micros")));
    }

    @Test
    void periodsThatTouchAreTheWhole() {
        happened(4);
        var whole = statement(History.BEGIN, END);
        var from = History.BEGIN;
        var opening = whole.get("opening");
        var usage = 0L;
        var money = 0L;
        for (var part = 1; part <= 9; part++) {
            var to = History.BEGIN.plus(TURN.multipliedBy(TURNS / 9L * part));
            var told = statement(from, to);
            assertThat(told.get("opening")).isEqualTo(opening);
            assertCloses(told);
            usage += told.at("/totals/usage_micros").asLong();
            money += told.at("/totals/money_micros").asLong();
            opening = told.get("closing");
            from = to;
        }
        assertThat(opening).isEqualTo(whole.get("closing"));
        assertThat(usage).isEqualTo(whole.at("/totals/usage_micros").asLong());
        assertThat(money).isEqualTo(whole.at("/totals/money_micros").asLong());
    }

    @Test
    void aSessionsTimeIsALineThatExplainsAllThatWasCharged() {
        var session = new Session("sess_" + account.replace("-", ""), account, 200_000_000);
        credit(account, "order:1", 100_000_000);
        service().post("/internal/holds", holdOf(account, session.id, 10_000_000, 60_000));
        var begin = Instant.now().minusSeconds(1_000);
        publish(session.created(begin));
        publish(session.activated(begin));
        publish(session.terminated(begin.plusSeconds(70)));
        await().untilAsserted(
                        () -> assertThat(RunningBilling.published(account)).contains("meter.stopped.v1"));
        var told = user(account).get(STATEMENTS + "?from=" + begin).json();
        assertCloses(told);
        assertThat(told.get("usage")).hasSize(1);
        var line = told.at("/usage/0");
        assertThat(line.get("meter").asString()).isEqualTo("session.time");
        assertThat(line.get("quantity").asLong()).isEqualTo(70);
        assertThat(line.get("unit").asString()).isEqualTo("second");
        assertThat(line.get("reference").asString()).isEqualTo(session.id);
        assertThat(told.at("/closing/owned_micros").asLong())
                .isEqualTo(100_000_000 - line.get("amount_micros").asLong());
    }

    @Test
    void isTheSameOnceAllIsMadeAgain() {
        happened(8);
        var before = statement(History.BEGIN, END);
        var outcome =
                service().send("POST", "/internal/rebuild", null).text().lines().toList();
        assertThat(outcome.getLast()).contains("\"switched\":true");
        assertThat(statement(History.BEGIN, END)).isEqualTo(before);
    }

    @Test
    void whatWasKnownThenStaysKnown() {
        happened(5);
        var then = History.BEGIN.plus(TURN.multipliedBy(300));
        var asOf =
                user(account).get(period(History.BEGIN, END) + "&as_of=" + then).json();
        assertThat(asOf.get("closing"))
                .isEqualTo(statement(History.BEGIN, then.plusNanos(1)).get("closing"));
        assertThat(user(account)
                        .get("/api/v1/billing/balance?as_of=" + then)
                        .json()
                        .get("balance_micros"))
                .isEqualTo(asOf.at("/closing/balance_micros"));
        assertCloses(asOf);
    }

    @Test
    void isATableThatNoSpreadsheetComputes() {
        happened(6);
        var reply = user(account)
                .with("Accept", "text/html, text/csv;q=0.9, application/json;q=0.5")
                .get(period(History.BEGIN, END));
        assertThat(reply.header("Content-Type")).startsWith("text/csv");
        assertThat(reply.header("Content-Disposition"))
                .isEqualTo("attachment; filename=\"statement-2026-01-01-2026-02-26.csv\"");
        assertThat(reply.text()).doesNotContain(",=").contains(",\"'=cmd|0\",");
        var json = statement(History.BEGIN, END);
        assertThat(sumOfRows(reply.text(), "usage"))
                .isEqualTo(json.at("/totals/usage_micros").asLong());
        assertThat(sumOfRows(reply.text(), "money"))
                .isEqualTo(json.at("/totals/money_micros").asLong());
        assertThat(reply.text().lines().map(line -> line.split(",", -1).length)).containsOnly(16);
    }

    private static long sumOfRows(String csv, String row) {
        return csv.lines()
                .filter(line -> line.startsWith(row + ","))
                .mapToLong(line -> Long.parseLong(line.split(",", -1)[14]))
                .sum();
    }

    @Test
    void canBePrinted() throws IOException {
        happened(7);
        var reply = user(account).bytes(period(History.BEGIN, END) + "&format=pdf");
        try (var pdf = Loader.loadPDF(reply)) {
            var text = new PDFTextStripper().getText(pdf);
            var closing = statement(History.BEGIN, END).get("closing");
            assertThat(text)
                    .contains("Account " + account, "Money in and out", "Usage", "Holds still open")
                    .contains(closing.get("owned").decimalValue().toPlainString());
        }
    }

    @Test
    void isForItsOwnerAndAdministrators() {
        assertThat(user(newAccount()).get(STATEMENTS + "?account_id=" + account).status())
                .isEqualTo(403);
        assertThat(admin().get(STATEMENTS + "?account_id=" + account).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "from=2026-01-01T00:00:00Z&to=2027-01-02T00:00:01Z",
                "from=2026-01-01T00:00:00Z&to=2026-01-01T00:00:00Z",
                "from=x",
                "from=9999-01-01T00:00:00Z&to=9999-02-01T00:00:00Z",
                "as_of=-1000000000-01-01T00:00:00Z",
                "format=xml"
            })
    void refusesWhatCannotBe(String query) {
        assertThat(user(account).get(STATEMENTS + "?" + query).status()).isEqualTo(400);
    }

    private void happened(long seed) {
        var events = History.of(account, seed, TURNS);
        BillingLog.publish(events);
        await().untilAsserted(() -> assertThat(user(account)
                        .get("/api/v1/billing/transactions?limit=1")
                        .json()
                        .at("/transactions/0/id")
                        .asString(""))
                .isEqualTo(account + ":" + (events.size() - 1)));
    }

    private JsonNode statement(Instant from, Instant to) {
        var reply = user(account).get(period(from, to));
        assertThat(reply.status()).as(reply.text()).isEqualTo(200);
        return reply.json();
    }

    private static String period(Instant from, Instant to) {
        return STATEMENTS + "?from=%s&to=%s".formatted(from, to);
    }

    private static void assertCloses(JsonNode told) {
        assertThat(told.at("/closing/owned_micros").asLong())
                .isEqualTo(told.at("/opening/owned_micros").asLong()
                        + told.at("/totals/money_micros").asLong()
                        - told.at("/totals/usage_micros").asLong());
        assertThat(sum(told.get("usage").valueStream().toList(), "amount_micros"))
                .isEqualTo(told.at("/totals/usage_micros").asLong());
        assertThat(sum(told.get("money").valueStream().toList(), "amount_micros"))
                .isEqualTo(told.at("/totals/money_micros").asLong());
        assertThat(sum(told.get("open_holds").valueStream().toList(), "held_micros"))
                .isEqualTo(told.at("/closing/held_micros").asLong());
    }

    private List<JsonNode> named(JsonNode line, List<JsonNode> events) {
        return line.get("events")
                .valueStream()
                .map(id -> id.asString().substring(account.length() + 1))
                .map(sequence -> events.get(Integer.parseInt(sequence)))
                .toList();
    }

    private static boolean isOf(JsonNode used, JsonNode line) {
        return used.get("meter").equals(line.get("meter"))
                && used.get("tier").equals(line.get("tier"))
                && used.get("catalogue_version").equals(line.get("catalogue_version"))
                && used.get("price_micros").equals(line.get("unit_price_micros"));
    }

    /** As Kafka tells by type what was debited for it and what went back. */
    private long charged(JsonNode line) {
        var types = RunningBilling.published(account);
        var events = bodies(account);
        return IntStream.range(0, events.size())
                .filter(at -> isFor(line, events.get(at)))
                .mapToLong(at -> switch (types.get(at)) {
                    case "nexcoin.debited.v1" ->
                        events.get(at).get("amount_micros").asLong();
                    case "nexcoin.refunded.v1" ->
                        -events.get(at).get("amount_micros").asLong();
                    default -> 0;
                })
                .sum();
    }

    private static long explained(JsonNode line, List<JsonNode> events) {
        return events.stream()
                .filter(event -> event.has("lines") && isFor(line, event))
                .mapToLong(event -> sum(event.get("lines").valueStream().toList(), "amount_micros")
                        - event.get("uncollected_micros").asLong())
                .sum();
    }

    private static boolean isFor(JsonNode line, JsonNode event) {
        return event.path("reference").equals(line.get("reference"))
                && event.path("service")
                        .asString("sessions")
                        .equals(line.get("service").asString());
    }

    private static long sum(List<JsonNode> each, String field) {
        return each.stream().mapToLong(one -> one.get(field).asLong()).sum();
    }
}
