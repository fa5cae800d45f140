package io.n3xus.gateway.edge;

import java.util.List;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import org.springframework.web.server.WebHandler;
import reactor.core.publisher.Mono;

/**
 * Calls the filters one after the other and then the handler. Spring's own chain does the same and notes each step for
 * its stack traces, which costs a tenth of a request.
 */
final class EdgeChain implements WebHandler {

    private final WebFilterChain first;

    /** Calls the filters in the order of the list. */
    EdgeChain(List<WebFilter> filters, WebHandler handler) {
        WebFilterChain next = handler::handle;
        for (var filter : filters.reversed()) {
            var after = next;
            next = exchange -> filter.filter(exchange, after);
        }
        first = next;
    }

    @Override
    public Mono<Void> handle(ServerWebExchange exchange) {
        return first.filter(exchange);
    }
}
