package io.n3xus.gateway.proxy;

import io.n3xus.gateway.limit.MessageLimits;
import io.n3xus.gateway.net.Connections;
import io.n3xus.gateway.net.EventLoops;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import io.netty.channel.ChannelOption;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.net.URI;
import java.util.concurrent.TimeoutException;
import org.springframework.cloud.gateway.filter.GatewayFilterChain;
import org.springframework.cloud.gateway.filter.GlobalFilter;
import org.springframework.context.SmartLifecycle;
import org.springframework.core.Ordered;
import org.springframework.core.io.buffer.DefaultDataBufferFactory;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.server.reactive.ServerHttpRequestDecorator;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.stereotype.Component;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;
import reactor.netty.http.server.WebsocketServerSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.resources.ConnectionProvider;

/**
 * Relays WebSockets. The service is asked first and the client upgraded only when the service agreed, so that a refusal
 * reaches the client as a plain HTTP answer. Open sockets are counted, limited, and closed when the gateway stops.
 */
@Component
final class SocketFilter implements GlobalFilter, Ordered, SmartLifecycle {

    private static final WebSocketCloseStatus SHUTDOWN =
            new WebSocketCloseStatus(1001, "The gateway is stopping. Connect again.");

    private final Replicas replicas;
    private final SocketEnds ends;
    private final HttpClient http;
    private final GatewaySettings settings;
    private final SocketSlots slots;
    private final MessageLimits messages;
    private volatile Sinks.Empty<Void> shutdown = Sinks.empty();
    private volatile boolean running;

    SocketFilter(
            Connections connections,
            Replicas replicas,
            SocketEnds ends,
            GatewaySettings settings,
            MessageLimits messages) {
        this.replicas = replicas;
        this.ends = ends;
        this.messages = messages;
        // Not from the pool: sockets stay, and would leave no connections for requests.
        this.http = connections
                .client(ConnectionProvider.newConnection())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
        this.settings = settings;
        this.slots = new SocketSlots(settings.sockets());
    }

    @Override
    public int getOrder() {
        return ServiceCall.ORDER - 1;
    }

    @Override
    public Mono<Void> filter(ServerWebExchange exchange, GatewayFilterChain chain) {
        var forward = Forward.of(exchange);
        if (!forward.upgrade()) {
            return chain.filter(exchange);
        }
        var slot = slots.take(forward.account());
        return connect(exchange, forward)
                .doOnError(_ -> slot.free())
                .doOnCancel(slot::free)
                // A connection is changed from HTTP to WebSocket by its own thread.
                .publishOn(EventLoops.of(exchange))
                .flatMap(service -> upgrade(exchange, forward, service, slot))
                .onErrorResume(SocketRefused.class, refused -> answer(exchange, forward, refused));
    }

    private Mono<ServiceSocket> connect(ServerWebExchange exchange, Forward forward) {
        HttpServerRequest request = ServerHttpRequestDecorator.getNativeRequest(exchange.getRequest());
        var headers = SocketHeaders.toService(request, forward);
        var protocols = exchange.getRequest().getHeaders().getFirst(SocketHeaders.PROTOCOL);
        return replicas.tryEach(
                        forward.service(),
                        Failures::isUnsent,
                        (replica, _) -> ServiceSocket.open(
                                http, webSocket(forward.at(replica)), headers, protocols, settings.sockets()))
                .onErrorMap(TimeoutException.class, _ -> Replicas.interrupted(forward.service()))
                .onErrorMap(Failures::isLost, _ -> Replicas.interrupted(forward.service()));
    }

    private static URI webSocket(URI url) {
        return URI.create(url.toString().replaceFirst("^http", "ws"));
    }

    private Mono<Void> upgrade(
            ServerWebExchange exchange, Forward forward, ServiceSocket service, SocketSlots.Slot slot) {
        service.released().asMono().subscribe(null, null, slot::free);
        var spec = WebsocketServerSpec.builder()
                .handlePing(true)
                .maxFramePayloadLength(
                        Math.toIntExact(settings.sockets().frameMax().toBytes()));
        var protocol = service.protocol();
        if (protocol != null) {
            spec.protocols(protocol);
        }
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        var limit = messages.of(exchange, forward.origin().requestId());
        // Completing without a body applies the headers of the other filters and sends nothing yet.
        return exchange.getResponse()
                .setComplete()
                .then(Mono.defer(() -> response.sendWebsocket(
                        (in, out) -> relay(new SocketPair(in, out, service, limit), in, forward), spec.build())))
                .doOnError(_ -> service.release())
                .doOnCancel(service::release);
    }

    private Mono<Void> relay(SocketPair pair, WebsocketInbound in, Forward forward) {
        in.withConnection(connection -> connection
                .channel()
                .pipeline()
                .addFirst(new SocketKeepAlive(settings.sockets().silence())));
        var end = shutdown.asMono().thenReturn(SHUTDOWN);
        var caller = forward.caller();
        return pair.relay(caller == null ? end : Mono.firstWithSignal(end, ends.of(caller, forward.target())));
    }

    private static Mono<Void> answer(ServerWebExchange exchange, Forward forward, SocketRefused refused) {
        if (!refused.isError()) {
            return Mono.error(new RefusedException(
                    PlatformRefusal.UNKNOWN_PATH, "The %s service has no socket here.".formatted(forward.service())));
        }
        ServerHttpResponse response = exchange.getResponse();
        response.setStatusCode(HttpStatusCode.valueOf(refused.status()));
        refused.headers().forEach(response.getHeaders()::set);
        return response.writeWith(Mono.just(DefaultDataBufferFactory.sharedInstance.wrap(refused.body())));
    }

    @Override
    public void start() {
        shutdown = Sinks.empty();
        running = true;
    }

    @Override
    public void stop() {
        running = false;
        shutdown.tryEmitEmpty();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
