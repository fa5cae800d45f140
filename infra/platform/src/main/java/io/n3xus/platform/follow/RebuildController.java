package io.n3xus.platform.follow;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.Map;
import org.springframework.web.bind.annotation.PostMapping;
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

    @PostMapping("/internal/rebuild")
    void rebuild(HttpServletResponse response) throws IOException {
        response.setContentType("application/x-ndjson");
        var out = response.getWriter();
        var outcome = rebuild.run(
                (projection, done, total) -> line(out, Map.of("projection", projection, "done", done, "total", total)));
        line(out, outcome);
    }

    private void line(PrintWriter out, Object value) {
        out.println(json.writeValueAsString(value));
        out.flush();
    }
}
