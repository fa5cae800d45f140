package io.n3xus.platform.follow;

import io.n3xus.platform.follow.Rebuild.WhenDifferent;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Starts a rebuild and tells how it goes: a line of JSON per batch, and a last one with the digests. */
@RestController
class RebuildController {

    private final Rebuild rebuild;
    private final JsonMapper json;

    RebuildController(Rebuild rebuild, JsonMapper json) {
        this.rebuild = rebuild;
        this.json = json;
    }

    /** Replaces projections that differ from the log only when asked to. */
    @PostMapping("/internal/rebuild")
    void rebuild(@RequestParam(defaultValue = "false") boolean replace, HttpServletResponse response)
            throws IOException {
        response.setContentType("application/x-ndjson");
        var out = response.getWriter();
        rebuild.run(
                replace ? WhenDifferent.REPLACE : WhenDifferent.KEEP,
                (projection, done, total, perSecond) -> line(out, new Shown(projection, done, total, perSecond)),
                outcome -> line(out, outcome));
    }

    private record Shown(String projection, long done, long total, long eventsPerSecond) {}

    private void line(PrintWriter out, Object value) {
        out.println(json.writeValueAsString(value));
        out.flush();
    }
}
