package io.n3xus.billing.web;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.billing.read.ledger.Standing;
import io.n3xus.billing.read.statement.MoneyLine;
import io.n3xus.billing.read.statement.StatementHead;
import io.n3xus.billing.read.statement.StatementSink;
import io.n3xus.billing.read.statement.UsageLine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A statement as CSV (RFC 4180), written while it is told: one table, whose first column says what a row is. */
final class StatementCsv implements StatementSink {

    private static final String COLUMNS =
            "row,at,type,account,service,reference,meter,tier,quantity,unit,unit_price,price_per,catalogue_version,"
                    + "amount,amount_micros,events";

    private final HttpServletResponse response;
    private @Nullable StatementHead head;
    private @Nullable Writer out;

    StatementCsv(HttpServletResponse response) {
        this.response = response;
    }

    @Override
    public void begin(StatementHead newHead) {
        head = newHead;
        response.setContentType("text/csv;charset=UTF-8");
        StatementFile.name(response, newHead, "csv");
        try {
            out = new BufferedWriter(new OutputStreamWriter(response.getOutputStream(), UTF_8));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        write(COLUMNS);
        standing("opening", newHead.opening(), newHead.period().from().toString());
    }

    private void standing(String row, Standing standing, String at) {
        amount(row, at, "balance", "", standing.balanceMicros());
        amount(row, at, "held", "", standing.heldMicros());
        amount(row, at, "owned", "", standing.ownedMicros());
    }

    private void amount(String row, String at, String type, String reference, long micros) {
        write("%s,%s,%s,,,%s,,,,,,,,%s,%d,".formatted(row, at, type, text(reference), Amount.nexCoin(micros), micros));
    }

    @Override
    public void money(MoneyLine line) {
        write("money,%s,%s,%s,,%s,,,,,,,,%s,%d,%s"
                .formatted(
                        line.at(),
                        text(line.type()),
                        text(line.account()),
                        text(line.reference()),
                        Amount.nexCoin(line.amountMicros()),
                        line.amountMicros(),
                        text(eventId(line.sequence()))));
    }

    @Override
    public void usage(UsageLine line) {
        var events = line.sequences().stream().map(this::eventId).collect(Collectors.joining(" "));
        write("usage,,,,%s,%s,%s,%s,%d,%s,%s,%s,%d,%s,%d,%s"
                .formatted(
                        text(line.service()),
                        text(line.reference()),
                        text(line.meter()),
                        text(line.tier()),
                        line.quantity(),
                        text(line.unit()),
                        Amount.nexCoin(line.priceMicros()),
                        text(line.pricePer()),
                        line.catalogueVersion(),
                        Amount.nexCoin(line.amountMicros()),
                        line.amountMicros(),
                        text(events)));
    }

    private String eventId(long sequence) {
        return begun().eventId(sequence);
    }

    @Override
    public void end(long moneyMicros, long usageMicros) {
        amount("total", "", "money", "", moneyMicros);
        amount("total", "", "usage", "", usageMicros);
        begun().openHolds().forEach((reference, micros) -> amount("hold", "", "", reference, micros));
        standing("closing", begun().closing(), begun().period().to().toString());
        try (var written = out) {
            if (written != null) {
                written.flush();
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    private StatementHead begun() {
        if (head == null) {
            throw new IllegalStateException("A statement begins with its head.");
        }
        return head;
    }

    private void write(String line) {
        try {
            if (out != null) {
                out.write(line);
                out.write("\r\n");
            }
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
    }

    /**
     * A text that a spreadsheet does not take for a formula: one that could be gets an apostrophe before it.
     * (owasp.org/www-community/attacks/CSV_Injection)
     */
    static String text(String text) {
        var first = text.strip();
        var harmless = first.isEmpty() || "=+-@\uFF1D\uFF0B\uFF0D\uFF20|%".indexOf(first.charAt(0)) < 0;
        var shown = harmless && first.equals(text) ? text : "'" + text;
        return shown.matches("[^\",\r\n\t;']*") ? shown : '"' + shown.replace("\"", "\"\"") + '"';
    }
}
