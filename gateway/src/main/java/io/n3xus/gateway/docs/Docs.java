package io.n3xus.gateway.docs;

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

/** {@code /docs} is the page, {@code /docs/<api>.json} a document; neither needs a token, the calls tried there do. */
@Component
@Order(-10)
final class Docs implements WebFilter {

    private static final String ROOT = "/docs/";

    /** Everything from here and nowhere else; icons are in the style sheet. */
    private static final String CONTENT_POLICY = String.join(
            "; ",
            "default-src 'self'",
            "img-src 'self' data:",
            "object-src 'none'",
            "base-uri 'none'",
            "form-action 'none'",
            "frame-ancestors 'none'");

    /** Read at the first use: most gateways are never asked. */
    private static final class Files {
        static final Map<String, ServedFile> ALL = DocsLoader.load();
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        var path = request.getURI().getRawPath();
        if (!path.equals("/docs") && !path.startsWith(ROOT)) {
            return chain.filter(exchange);
        }
        ServedFile.onlyRead(request);
        var name = path.length() <= ROOT.length() ? "index.html" : path.substring(ROOT.length());
        var file = Files.ALL.get(name);
        if (file == null) {
            throw new RefusedException(PlatformRefusal.UNKNOWN_PATH, "The documentation has no file of this name.");
        }
        return file.answer(exchange, CONTENT_POLICY);
    }
}
