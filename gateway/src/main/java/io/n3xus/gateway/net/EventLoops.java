package io.n3xus.gateway.net;

import io.netty.channel.EventLoop;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicReference;
import org.springframework.http.server.reactive.ServerHttpResponseDecorator;
import org.springframework.web.server.ServerWebExchange;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.server.HttpServerResponse;

/** The threads that carry requests, one for each connection as long as it lives. */
public final class EventLoops {

    private EventLoops() {}

    /** That of the client's connection, for work whose result came on another. */
    public static Scheduler of(ServerWebExchange exchange) {
        var loop = new AtomicReference<Executor>(Runnable::run);
        HttpServerResponse response = ServerHttpResponseDecorator.getNativeResponse(exchange.getResponse());
        response.withConnection(
                connection -> loop.set(task -> run(task, connection.channel().eventLoop())));
        return Schedulers.fromExecutor(loop.get());
    }

    /** At once when it is the right thread already. */
    private static void run(Runnable task, EventLoop loop) {
        if (loop.inEventLoop()) {
            task.run();
        } else {
            loop.execute(task);
        }
    }
}
