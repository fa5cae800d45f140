package io.n3xus.billing.web;

import io.n3xus.billing.read.statement.StatementHead;
import jakarta.servlet.http.HttpServletResponse;

/** What a browser names a statement that it keeps. */
final class StatementFile {

    private static final int DATE = 10;

    private StatementFile() {}

    static void name(HttpServletResponse response, StatementHead head, String ending) {
        response.setHeader(
                "Content-Disposition",
                "attachment; filename=\"statement-%s-%s.%s\""
                        .formatted(
                                head.period().from().toString().substring(0, DATE),
                                head.period().to().toString().substring(0, DATE),
                                ending));
    }
}
