package io.n3xus.billing.web;

import io.n3xus.billing.read.statement.Period;
import io.n3xus.billing.read.statement.StatementSink;
import io.n3xus.billing.read.statement.Statements;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Statements as JSON, CSV and PDF, written while they are put together. */
@RestController
class StatementController {

    private final Statements statements;
    private final Clock clock;

    StatementController(Statements statements, Clock clock) {
        this.statements = statements;
        this.clock = clock;
    }

    @GetMapping("/api/v1/billing/statements")
    void statement(
            Caller caller,
            @RequestParam(name = "account_id", required = false) @Nullable String accountId,
            @RequestParam(required = false) @Nullable Instant from,
            @RequestParam(required = false) @Nullable Instant to,
            @RequestParam(name = "as_of", required = false) @Nullable Instant asOf,
            @RequestParam(required = false) @Nullable String format,
            @RequestHeader(name = "Accept", required = false) @Nullable String accept,
            HttpServletResponse response) {
        var account = Access.account(caller, accountId).toString();
        var period = Period.of(from, to, asOf, clock.instant());
        statements.tell(account, period, sink(format == null ? accepted(accept) : format, response));
    }

    private static StatementSink sink(String format, HttpServletResponse response) {
        return switch (format) {
            case "json" -> new StatementJson(response);
            case "csv" -> new StatementCsv(response);
            case "pdf" -> new StatementPdf(response);
            default -> throw new RefusedException(PlatformRefusal.INVALID_FIELD, "Use the format json, csv or pdf.");
        };
    }

    /** The one that is liked best; JSON for who likes none of them. */
    private static String accepted(@Nullable String accept) {
        var liked = accept == null ? List.<MediaType>of() : MediaType.parseMediaTypes(accept);
        return liked.stream()
                .filter(type -> List.of("application/json", "text/csv", "application/pdf")
                        .contains(type.getType() + "/" + type.getSubtype()))
                .max((one, other) -> Double.compare(one.getQualityValue(), other.getQualityValue()))
                .map(MediaType::getSubtype)
                .orElse("json");
    }
}
