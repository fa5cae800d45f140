package io.n3xus.gateway.edge;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import org.springframework.http.HttpStatus;
import org.springframework.web.server.ResponseStatusException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;

/** What a failure inside the gateway means to the client. */
final class Refusals {

    private static final Duration RETRY = Duration.ofSeconds(2);

    private Refusals() {}

    static Refusal of(Throwable failure) {
        return switch (failure) {
            case RefusedException refused -> refused.refusal();
            case ResponseStatusException status when status.getStatusCode() == HttpStatus.GATEWAY_TIMEOUT -> timeout();
            case ReadTimeoutException _ ->
                Refusal.of(PlatformRefusal.MALFORMED, "The body did not arrive. Send it without long pauses.");
            case PoolAcquireTimeoutException _ -> busy();
            case PoolAcquirePendingLimitException _ -> busy();
            case TimeoutException _ -> timeout();
            default ->
                Refusal.of(
                        PlatformRefusal.INTERNAL,
                        "Something went wrong on our side. Name the request id when you report it.");
        };
    }

    private static Refusal timeout() {
        return Refusal.of(
                PlatformRefusal.TIMEOUT,
                "The service did not answer in time. What was asked may still happen: look before trying again.");
    }

    private static Refusal busy() {
        return Refusal.of(PlatformRefusal.BUSY, "The service is busy. Nothing was changed. Try again shortly.")
                .retryAfter(RETRY);
    }
}
