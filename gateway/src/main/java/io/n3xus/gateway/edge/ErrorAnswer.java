package io.n3xus.gateway.edge;

import io.n3xus.platform.refusal.Dialect;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusalCode.Kind;
import java.time.Instant;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.slf4j.event.Level;
import tools.jackson.databind.json.JsonMapper;

/** A refusal as JSON in the dialect of the path asked, and the one line about it in the log. */
record ErrorAnswer(int status, String body, Map<String, String> headers) {

    static final String CONTENT_TYPE = "application/json";

    private static final Logger LOG = LoggerFactory.getLogger(ErrorAnswer.class);
    private static final JsonMapper JSON = JsonMapper.shared();

    static ErrorAnswer of(Refusal refusal, String path, String requestId, Instant now) {
        var rendered = dialect(path).render(refusal, requestId, now);
        return new ErrorAnswer(rendered.status(), JSON.writeValueAsString(rendered.body()), rendered.headers());
    }

    /** Nothing of ours speaks the internal dialect to a client, whatever path it tries. */
    private static Dialect dialect(String path) {
        var dialect = Dialect.of(path);
        return dialect == Dialect.INTERNAL ? Dialect.FORGE : dialect;
    }

    /** Never logs the query: it may hold a token. */
    void log(Refusal refusal, String method, String path, String requestId) {
        try (var _ = MDC.putCloseable("request_id", requestId);
                var _ = MDC.putCloseable("service", "gateway")) {
            LOG.atLevel(refusal.kind() == Kind.INTERNAL ? Level.ERROR : Level.INFO)
                    .addKeyValue("method", method)
                    .addKeyValue("path", path)
                    .addKeyValue("status", status)
                    .addKeyValue("code", refusal.code())
                    .log("Refused {} {}: {} {}", method, path, status, refusal.message());
        }
    }
}
