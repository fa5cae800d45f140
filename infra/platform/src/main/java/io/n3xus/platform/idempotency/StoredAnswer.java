package io.n3xus.platform.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * An answer as it is given again.
 *
 * @param body in base64
 */
record StoredAnswer(int status, Map<String, List<String>> headers, String body) {

    /** Says that nothing was done this time. */
    private static final String REPLAYED = "Idempotency-Replayed";

    /** Of one exchange, not of the answer. */
    private static final Set<String> NOT_KEPT =
            Set.of("x-request-id", "content-length", "transfer-encoding", "connection", "date");

    static StoredAnswer of(ContentCachingResponseWrapper response) {
        var headers = new LinkedHashMap<String, List<String>>();
        for (var name : response.getHeaderNames()) {
            if (!NOT_KEPT.contains(name.toLowerCase(Locale.ROOT))) {
                headers.put(name, List.copyOf(response.getHeaders(name)));
            }
        }
        return new StoredAnswer(
                response.getStatus(), headers, Base64.getEncoder().encodeToString(response.getContentAsByteArray()));
    }

    void giveAgain(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        headers.forEach((name, values) -> values.forEach(value -> response.addHeader(name, value)));
        response.setHeader(REPLAYED, "true");
        var content = Base64.getDecoder().decode(body);
        response.setContentLength(content.length);
        response.getOutputStream().write(content);
    }
}
