package io.n3xus.gateway.proxy;

import io.n3xus.gateway.token.ApiKeys;
import io.n3xus.gateway.token.AuthenticatedCaller;
import io.n3xus.gateway.token.Revocations;
import io.n3xus.platform.refusal.Dialect;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * When an open socket must be closed because whoever opened it may no longer be here: its token has expired or was
 * revoked, or its API key was.
 */
@Component
final class SocketEnds {

    private static final int POLICY_VIOLATION = 1008;

    /** Nexus documents a code of its own for this (NX-L07). */
    private static final int NEXUS_UNAUTHENTICATED = 4000;

    private final Revocations revocations;
    private final Clock clock;
    private final Map<String, Set<Sinks.Empty<Void>>> open = new ConcurrentHashMap<>();

    SocketEnds(Revocations revocations, Clock clock) {
        this.revocations = revocations;
        this.clock = clock;
        revocations.onRevoked(this::end);
    }

    /** Tells once, with what the socket is to be closed; forgets the socket when it is no longer asked. */
    Mono<WebSocketCloseStatus> of(AuthenticatedCaller caller, String path) {
        var ids = ids(caller.token().id());
        var code = Dialect.of(path) == Dialect.NEXUS ? NEXUS_UNAUTHENTICATED : POLICY_VIOLATION;
        return Mono.using(
                () -> watch(ids),
                ended -> Mono.firstWithSignal(
                        ended.asMono().thenReturn(new WebSocketCloseStatus(code, "Your access was revoked.")),
                        expiry(caller)
                                .thenReturn(new WebSocketCloseStatus(code, "Your token has expired. Sign in again."))),
                ended -> forget(ids, ended));
    }

    /** A key does not expire; the token that services get for it is renewed for each request. */
    private Mono<?> expiry(AuthenticatedCaller caller) {
        return caller.key() == null
                ? Mono.delay(Duration.between(clock.instant(), caller.token().expiresAt()))
                : Mono.never();
    }

    /** Its own, and that of the key it was given for: either may be revoked. */
    private static List<String> ids(String tokenId) {
        return Stream.of(tokenId, ApiKeys.ownerOf(tokenId)).distinct().toList();
    }

    private Sinks.Empty<Void> watch(List<String> ids) {
        var ended = Sinks.<Void>empty();
        ids.forEach(id ->
                open.computeIfAbsent(id, _ -> ConcurrentHashMap.newKeySet()).add(ended));
        // It may have been revoked since it was verified.
        if (ids.stream().anyMatch(revocations::contains)) {
            ended.tryEmitEmpty();
        }
        return ended;
    }

    private void forget(List<String> ids, Sinks.Empty<Void> ended) {
        ids.forEach(id -> open.computeIfPresent(id, (_, sockets) -> {
            sockets.remove(ended);
            return sockets.isEmpty() ? null : sockets;
        }));
    }

    /** A key's token ends only with all others of its account, so the sockets of the key itself end too. */
    private void end(String revoked) {
        ids(revoked).forEach(id -> open.getOrDefault(id, Set.of()).forEach(Sinks.Empty::tryEmitEmpty));
    }
}
