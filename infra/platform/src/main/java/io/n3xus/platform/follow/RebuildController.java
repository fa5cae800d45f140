package io.n3xus.platform.follow;

import io.n3xus.platform.follow.Rebuild.WhenDifferent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Starts a rebuild and tells how it goes: a line of JSON per batch, and a last one with the digests. */
@RestController
class RebuildController {

    private static final Logger LOG = LoggerFactory.getLogger(RebuildController.class);

    private final Rebuild rebuild;
    private final JsonMapper json;

    RebuildController(Rebuild rebuild, JsonMapper json) {
        this.rebuild = rebuild;
        this.json = json;
    }

    /** Replaces projections that differ from the log only when asked to. */
    @PostMapping("/internal/rebuild")
    void rebuild(@RequestParam(defaultValue = "false") boolean replace, HttpServletResponse response) {
        rebuild.run(
                replace ? WhenDifferent.REPLACE : WhenDifferent.KEEP,
                (projection, done, total, perSecond) -> line(response, new Shown(projection, done, total, perSecond)),
                outcome -> line(response, outcome));
    }

    private record Shown(String projection, long done, long total, long eventsPerSecond) {}

    /** A rebuild that is refused is answered like any refusal: the response is not touched before the first line. */
    private void line(HttpServletResponse response, Object value) {
        try {
            response.setContentType("application/x-ndjson");
            response.getWriter().println(json.writeValueAsString(value));
            response.flushBuffer();
        } catch (IOException gone) {
            LOG.debug("Nobody reads how the rebuild goes any more", gone);
        }
    }
}
