package io.n3xus.gateway.edge;

import java.util.LinkedHashMap;
import java.util.Map;

/** Headers that tell browsers what not to do. A service that knows better for a page of its own sets them itself. */
final class SecurityHeaders {

    private static final Map<String, String> EVERYWHERE = Map.of(
            "X-Content-Type-Options", "nosniff",
            "X-XSS-Protection", "1; mode=block",
            "Strict-Transport-Security", "max-age=31536000; includeSubDomains",
            "Referrer-Policy", "no-referrer");

    /** The desktop is shown inside the console, so its page may be framed by our own pages. */
    private static final Map<String, String> VIEWER = with("SAMEORIGIN", "default-src 'self'; frame-ancestors 'self'");

    private static final Map<String, String> API = with("DENY", "default-src 'self'");

    private SecurityHeaders() {}

    static Map<String, String> of(String path) {
        return path.startsWith("/vnc-viewer/") || path.startsWith("/api/v1/vnc-viewer/") ? VIEWER : API;
    }

    private static Map<String, String> with(String frames, String content) {
        var all = new LinkedHashMap<>(EVERYWHERE);
        all.put("X-Frame-Options", frames);
        all.put("Content-Security-Policy", content);
        return Map.copyOf(all);
    }
}
