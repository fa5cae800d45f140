package io.n3xus.billing.web;

import io.n3xus.billing.read.ledger.Standing;
import io.n3xus.billing.read.statement.MoneyLine;
import io.n3xus.billing.read.statement.StatementHead;
import io.n3xus.billing.read.statement.StatementSink;
import io.n3xus.billing.read.statement.UsageLine;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement to print. It is put together in memory, so it has a limit; JSON and CSV have none. */
final class StatementPdf implements StatementSink {

    private static final int LINES_MAX = 5_000;
    private static final int EVENTS_SHOWN = 2;

    private final HttpServletResponse response;
    private final List<List<String>> money = new ArrayList<>();
    private final List<List<String>> usage = new ArrayList<>();
    private @Nullable StatementHead head;

    StatementPdf(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void begin(StatementHead newHead) {
        head = newHead;
    }

    @Override
    public void money(MoneyLine line) {
        requireRoom();
        money.add(List.of(
                line.at().truncatedTo(ChronoUnit.SECONDS).toString(),
                line.type() + " (" + line.account() + ")",
                line.reference(),
                "#" + line.sequence(),
                nexCoin(line.amountMicros())));
    }

    @Override
    public void usage(UsageLine line) {
        requireRoom();
        var isPriced = !line.pricePer().isEmpty();
        usage.add(List.of(
                line.service(),
                line.reference(),
                line.tier().isEmpty() ? line.meter() : line.meter() + " " + line.tier(),
                isPriced ? line.quantity() + " " + line.unit() : "",
                isPriced ? nexCoin(line.priceMicros()) + " / " + line.pricePer() : "",
                isPriced ? "  v" + line.catalogueVersion() : "",
                events(line.sequences()),
                nexCoin(line.amountMicros())));
    }

    private void requireRoom() {
        if (money.size() + usage.size() >= LINES_MAX) {
            throw new RefusedException(
                    PlatformRefusal.INVALID_FIELD,
                    "This statement has more than %d lines, too many to print. Ask for CSV or JSON, or a shorter period."
                            .formatted(LINES_MAX));
        }
    }

    private static String events(List<Long> sequences) {
        var shown = sequences.stream()
                .limit(EVENTS_SHOWN)
                .map(sequence -> "#" + sequence)
                .collect(Collectors.joining(" "));
        return sequences.size() > EVENTS_SHOWN ? shown + " +" + (sequences.size() - EVENTS_SHOWN) : shown;
    }

    private static String nexCoin(long micros) {
        return Amount.nexCoin(micros).toPlainString();
    }

    @Override
    public void end(long moneyMicros, long usageMicros) {
        if (head == null) {
            throw new IllegalStateException("A statement begins with its head.");
        }
        try (var paper = new Paper("Statement")) {
            print(paper, head, moneyMicros, usageMicros);
            response.setContentType("application/pdf");
            StatementFile.name(response, head, "pdf");
            paper.writeTo(response.getOutputStream());
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private void print(Paper paper, StatementHead told, long moneyMicros, long usageMicros) throws IOException {
        var period = told.period();
        paper.title("Statement");
        paper.text("Account " + told.accountId());
        paper.text("From %s until before %s".formatted(period.from(), period.to()));
        if (period.asOf() != null) {
            paper.text("As known at " + period.asOf());
        }
        paper.text("All amounts in NexCoin. #n is the event %s:n.".formatted(told.accountId()));
        paper.table(Paper.Columns.of("", 33, "Balance", -20, "On hold", -20, "Together", -20), standings(told));
        paper.heading("Money in and out");
        paper.table(
                Paper.Columns.of("When", 20, "What", 22, "Reference", 33, "Event", 8, "Amount", -17),
                withTotal(money, 5, moneyMicros));
        paper.heading("Usage");
        paper.table(
                Paper.Columns.of(
                        "Service",
                        9,
                        "Reference",
                        19,
                        "Meter",
                        16,
                        "Quantity",
                        -13,
                        "Price",
                        -15,
                        "  Cat.",
                        5,
                        "Events",
                        12,
                        "Amount",
                        -11),
                withTotal(usage, 8, usageMicros));
        paper.heading("Holds still open");
        paper.table(
                Paper.Columns.of("Reference", 60, "On hold", -20),
                told.openHolds().entrySet().stream()
                        .map(hold -> List.of(hold.getKey(), nexCoin(hold.getValue())))
                        .toList());
    }

    private static List<List<String>> standings(StatementHead told) {
        return List.of(row("Opening", told.opening()), row("Closing", told.closing()));
    }

    private static List<String> row(String name, Standing standing) {
        return List.of(
                name,
                nexCoin(standing.balanceMicros()),
                nexCoin(standing.heldMicros()),
                nexCoin(standing.ownedMicros()));
    }

    private static List<List<String>> withTotal(List<List<String>> rows, int columns, long micros) {
        var total = new ArrayList<>(List.of("Total"));
        while (total.size() < columns - 1) {
            total.add("");
        }
        total.add(nexCoin(micros));
        var all = new ArrayList<>(rows);
        all.add(total);
        return all;
    }
}
