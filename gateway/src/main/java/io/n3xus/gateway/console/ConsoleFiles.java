package io.n3xus.gateway.console;

import io.n3xus.gateway.files.ServedFile;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/** Serves the console from memory. */
@Component
@Order(-10)
final class ConsoleFiles implements WebFilter {

    private static final String ROOT = "/console/";

    /** Everything from here and nowhere else; a socket of this host shows the desktop. */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "connect-src 'self' ws: wss:",
            "img-src 'self' data: blob:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'self'",
            "frame-ancestors 'none'");

    private final Map<String, ServedFile> files;

    ConsoleFiles() {
        this.files = ConsoleLoader.load();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getURI().getRawPath();
        if (!path.equals("/") && !path.equals("/console") && !path.startsWith(ROOT)) {
            return chain.filter(exchange);
        }
        ServedFile.onlyRead(request);
        var name = path.length() <= ROOT.length() ? "index.html" : path.substring(ROOT.length());
        var file = files.get(name);
        if (file == null) {
            throw new RefusedException(PlatformRefusal.UNKNOWN_PATH, "The console has no file of this name.");
        }
        return file.answer(exchange, CONTENT_POLICY);
    }
}
