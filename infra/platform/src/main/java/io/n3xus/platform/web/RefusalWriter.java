package io.n3xus.platform.web;

import io.n3xus.platform.refusal.Dialect;
import io.n3xus.platform.refusal.ErrorBody;
import io.n3xus.platform.refusal.Refusal;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import tools.jackson.databind.json.JsonMapper;

/** Answers with a refusal in the dialect of the API asked, and logs it in one line. */
public final class RefusalWriter {

    private static final Logger LOG = LoggerFactory.getLogger(RefusalWriter.class);

    private final JsonMapper json;
    private final Clock clock;

    public RefusalWriter(JsonMapper json, Clock clock) {
        this.json = json;
        this.clock = clock;
    }

    public void write(HttpServletRequest request, HttpServletResponse response, Refusal refusal) throws IOException {
        var body = render(request, refusal);
        response.setStatus(body.status());
        body.headers().forEach(response::setHeader);
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        json.writeValue(response.getOutputStream(), body.body());
    }

    ErrorBody render(HttpServletRequest request, Refusal refusal) {
        LOG.info(
                "{} {} refused: {} {}",
                request.getMethod(),
                request.getRequestURI(),
                refusal.code(),
                refusal.message());
        return Dialect.of(request.getRequestURI()).render(refusal, RequestIds.current(), clock.instant());
    }
}
