package io.n3xus.gateway.proxy;

import io.n3xus.gateway.settings.GatewaySettings;
import io.netty.handler.codec.http.HttpHeaders;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.client.WebsocketClientSpec;
import reactor.netty.http.websocket.WebsocketInbound;
import reactor.netty.http.websocket.WebsocketOutbound;

/** The service's end of a relayed WebSocket. It stays open until {@link #release()}. */
record ServiceSocket(WebsocketInbound in, WebsocketOutbound out, Sinks.Empty<Void> released) {

    /**
     * Opens one. When the service answers anything but an upgrade, fails with {@link SocketRefused}, which holds that
     * answer: the client must get it in place of an upgrade.
     *
     * @param protocols asked for by the client, separated by commas
     */
    static Mono<ServiceSocket> open(
            HttpClient http,
            URI url,
            HttpHeaders headers,
            @Nullable String protocols,
            GatewaySettings.Sockets settings) {
        var spec = WebsocketClientSpec.builder()
                .handlePing(true)
                .maxFramePayloadLength(Math.toIntExact(settings.frameMax().toBytes()));
        if (protocols != null) {
            spec.protocols(protocols);
        }
        return Mono.<ServiceSocket>create(sink -> {
                    var refusal = new SocketRefusalTap();
                    var open = http.headers(all -> all.add(headers))
                            .doOnConnected(connection -> connection.addHandlerLast(refusal))
                            .websocket(spec.build())
                            .uri(url)
                            .handle((in, out) -> {
                                var socket = new ServiceSocket(in, out, Sinks.empty());
                                sink.success(socket);
                                return socket.released().asMono();
                            })
                            .subscribe(null, failure -> sink.error(refusal.instead(failure)));
                    sink.onCancel(open);
                })
                .timeout(settings.openTimeout());
    }

    @Nullable
    String protocol() {
        return in.selectedSubprotocol();
    }

    void release() {
        released.tryEmitEmpty();
    }
}
