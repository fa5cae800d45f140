package io.n3xus.gateway.health;

import io.n3xus.gateway.limit.LimitGate;
import io.n3xus.gateway.proxy.Circuits;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.token.Revocations;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.core.annotation.Order;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import org.springframework.web.server.WebFilter;
import org.springframework.web.server.WebFilterChain;
import reactor.core.publisher.Mono;
import tools.jackson.databind.json.JsonMapper;

/** {@code GET /health}: Forge's body over all services, without a token. 503 when a service has no replica left. */
@Component
@Order(-10)
final class HealthPage implements WebFilter {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final String PATH = "/health";

    private final ServiceHealth services;
    private final Circuits circuits;
    private final GatewaySettings settings;
    private final Revocations revocations;
    private final LimitGate limits;
    private final Clock clock;

    HealthPage(
            ServiceHealth services,
            Circuits circuits,
            Revocations revocations,
            GatewaySettings settings,
            LimitGate limits,
            Clock clock) {
        this.limits = limits;
        this.revocations = revocations;
        this.services = services;
        this.circuits = circuits;
        this.settings = settings;
        this.clock = clock;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, WebFilterChain chain) {
        var request = exchange.getRequest();
        if (!request.getURI().getRawPath().equals(PATH)) {
            return chain.filter(exchange);
        }
        return limits.passOpen(exchange, PATH, () -> answer(exchange, request.getMethod()));
    }

    private Mono<Void> answer(ServerWebExchange exchange, HttpMethod method) {
        if (!HttpMethod.GET.equals(method) && !HttpMethod.HEAD.equals(method)) {
            throw new RefusedException(Refusal.of(PlatformRefusal.WRONG_METHOD, "Health is only read.")
                    .with(Map.of("allow", List.of("GET", "HEAD"))));
        }
        return services.ask()
                .map(answers -> HealthReport.of(
                        answers,
                        new HealthReport.Gateway(revocations.areKnown(), circuits.states(), limits.isShared()),
                        settings,
                        clock.instant()))
                .flatMap(report -> write(exchange, report));
    }

    private static Mono<Void> write(ServerWebExchange exchange, HealthReport report) {
        var response = exchange.getResponse();
        response.setStatusCode(report.isHealthy() ? HttpStatus.OK : HttpStatus.SERVICE_UNAVAILABLE);
        response.getHeaders().set(HttpHeaders.CONTENT_TYPE, "application/json");
        response.getHeaders().set(HttpHeaders.CACHE_CONTROL, "no-store");
        var body = JSON.writeValueAsBytes(report);
        response.getHeaders().setContentLength(body.length);
        return HttpMethod.HEAD.equals(exchange.getRequest().getMethod())
                ? response.setComplete()
                : response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(body)));
    }
}
