package io.n3xus.billing.web;

import io.n3xus.billing.read.ledger.Standing;
import io.n3xus.billing.read.statement.MoneyLine;
import io.n3xus.billing.read.statement.StatementHead;
import io.n3xus.billing.read.statement.StatementSink;
import io.n3xus.billing.read.statement.UsageLine;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.json.JsonMapper;

/** A statement as JSON, written while it is told. */
final class StatementJson implements StatementSink {

    private final HttpServletResponse response;
    private @Nullable Open open;
    private boolean inUsage;

    StatementJson(HttpServletResponse response) {
        this.response = response;
    }

    private record Open(StatementHead head, JsonGenerator json) {}

    private Open open() {
        if (open == null) {
            throw new IllegalStateException("A statement begins with its head.");
        }
        return open;
    }

    @Override
    public void begin(StatementHead head) {
        response.setContentType("application/json");
        try {
            open = new Open(head, JsonMapper.shared().createGenerator(response.getOutputStream()));
        } catch (IOException gone) {
            throw new UncheckedIOException(gone);
        }
        var json = open().json();
        var period = head.period();
        json.writeStartObject();
        json.writeStringProperty("account_id", head.accountId());
        json.writeStringProperty("currency", "NexCoin");
        json.writeStringProperty("from", period.from().toString());
        json.writeStringProperty("to", period.to().toString());
        json.writeName("as_of");
        json.writeString(period.asOf() == null ? null : period.asOf().toString());
        standing("opening", head.opening());
        json.writeArrayPropertyStart("money");
    }

    private void standing(String name, Standing standing) {
        var json = open().json();
        json.writeObjectPropertyStart(name);
        amount("balance", standing.balanceMicros());
        amount("held", standing.heldMicros());
        amount("owned", standing.ownedMicros());
        json.writeEndObject();
    }

    private void amount(String name, long micros) {
        var json = open().json();
        json.writeNumberProperty(name, Amount.nexCoin(micros));
        json.writeNumberProperty(name + "_micros", micros);
    }

    @Override
    public void money(MoneyLine line) {
        var json = open().json();
        json.writeStartObject();
        json.writeStringProperty("at", line.at().toString());
        json.writeStringProperty("type", line.type());
        json.writeStringProperty("account", line.account());
        json.writeStringProperty("reference", line.reference());
        amount("amount", line.amountMicros());
        events(List.of(line.sequence()));
        json.writeEndObject();
    }

    @Override
    public void usage(UsageLine line) {
        beginUsage();
        var json = open().json();
        json.writeStartObject();
        json.writeStringProperty("service", line.service());
        json.writeStringProperty("reference", line.reference());
        json.writeStringProperty("meter", line.meter());
        json.writeStringProperty("tier", line.tier());
        json.writeNumberProperty("quantity", line.quantity());
        json.writeStringProperty("unit", line.unit());
        amount("unit_price", line.priceMicros());
        json.writeStringProperty("price_per", line.pricePer());
        json.writeNumberProperty("catalogue_version", line.catalogueVersion());
        amount("amount", line.amountMicros());
        events(line.sequences());
        json.writeEndObject();
    }

    private void beginUsage() {
        if (!inUsage) {
            open().json().writeEndArray();
            open().json().writeArrayPropertyStart("usage");
            inUsage = true;
        }
    }

    private void events(List<Long> sequences) {
        open().json().writeArrayPropertyStart("events");
        sequences.forEach(sequence -> open().json().writeString(open().head().eventId(sequence)));
        open().json().writeEndArray();
    }

    @Override
    public void end(long moneyMicros, long usageMicros) {
        beginUsage();
        var json = open().json();
        json.writeEndArray();
        json.writeObjectPropertyStart("totals");
        amount("money", moneyMicros);
        amount("usage", usageMicros);
        json.writeEndObject();
        json.writeArrayPropertyStart("open_holds");
        open().head().openHolds().forEach((reference, micros) -> {
            json.writeStartObject();
            json.writeStringProperty("reference", reference);
            amount("held", micros);
            json.writeEndObject();
        });
        json.writeEndArray();
        standing("closing", open().head().closing());
        json.writeEndObject();
        json.close();
    }
}
