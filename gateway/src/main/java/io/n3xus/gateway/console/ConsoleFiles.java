package io.n3xus.gateway.console;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;

/**
 * Serves the console from memory. Files are revalidated on each use and cost 304 while they are the same, so a browser
 * never mixes two versions.
 */
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

    private final Map<String, ConsoleFile> files;

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
        if (!HttpMethod.GET.equals(request.getMethod()) && !HttpMethod.HEAD.equals(request.getMethod())) {
            throw new RefusedException(Refusal.of(PlatformRefusal.WRONG_METHOD, "The console is only read.")
                    .with(Map.of("allow", List.of("GET", "HEAD"))));
        }
        var name = path.length() <= ROOT.length() ? "index.html" : path.substring(ROOT.length());
        var file = files.get(name);
        if (file == null) {
            throw new RefusedException(PlatformRefusal.UNKNOWN_PATH, "The console has no file of this name.");
        }
        return serve(file, request, exchange.getResponse());
    }

    private static Mono<Void> serve(ConsoleFile file, ServerHttpRequest request, ServerHttpResponse response) {
        var headers = response.getHeaders();
        headers.set(HttpHeaders.ETAG, file.etag());
        headers.set(HttpHeaders.CACHE_CONTROL, "no-cache");
        headers.set("Content-Security-Policy", CONTENT_POLICY);
        if (request.getHeaders().getIfNoneMatch().contains(file.etag())) {
            response.setStatusCode(HttpStatus.NOT_MODIFIED);
            return response.setComplete();
        }
        response.setStatusCode(HttpStatus.OK);
        headers.set(HttpHeaders.CONTENT_TYPE, file.type());
        var content = file.content().getByteArray();
        headers.setContentLength(content.length);
        return HttpMethod.HEAD.equals(request.getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(content)));
    }
}
