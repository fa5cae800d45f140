package io.n3xus.gateway.edge;

import io.netty.handler.codec.http.HttpHeaders;
import io.netty.util.AsciiString;
import java.util.List;
import java.util.stream.Stream;

/** Headers that tell browsers what not to do. A service that knows better for a page of its own sets them itself. */
final class SecurityHeaders {

    private record Header(AsciiString name, AsciiString value) {

        static Header of(String name, String value) {
            return new Header(AsciiString.cached(name), AsciiString.cached(value));
        }
    }

    private static final List<Header> EVERYWHERE = List.of(
            Header.of("X-Content-Type-Options", "nosniff"),
            Header.of("X-XSS-Protection", "1; mode=block"),
            Header.of("Strict-Transport-Security", "max-age=31536000; includeSubDomains"),
            Header.of("Referrer-Policy", "no-referrer"));

    /** The desktop is shown inside the console, so its page may be framed by our own pages. */
    private static final List<Header> VIEWER = with("SAMEORIGIN", "default-src 'self'; frame-ancestors 'self'");

    private static final List<Header> API = with("DENY", "default-src 'self'");

    private SecurityHeaders() {}

    /** Sets those of this path that the answer does not have yet. */
    static void addMissing(String path, HttpHeaders answer) {
        for (var header : of(path)) {
            if (!answer.contains(header.name())) {
                answer.set(header.name(), header.value());
            }
        }
    }

    private static List<Header> of(String path) {
        return path.startsWith("/vnc-viewer/") || path.startsWith("/api/v1/vnc-viewer/") ? VIEWER : API;
    }

    private static List<Header> with(String frames, String content) {
        return Stream.concat(
                        EVERYWHERE.stream(),
                        Stream.of(Header.of("X-Frame-Options", frames), Header.of("Content-Security-Policy", content)))
                .toList();
    }
}
