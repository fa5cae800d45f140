package io.n3xus.gateway.limit;

import io.lettuce.core.ClientOptions;
import io.lettuce.core.ClientOptions.DisconnectedBehavior;
import io.lettuce.core.RedisClient;
import io.lettuce.core.RedisException;
import io.lettuce.core.RedisURI;
import io.lettuce.core.SocketOptions;
import io.n3xus.gateway.settings.LimitSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Counts together with all gateways that use the same Redis. From the first question that Redis leaves unanswered on,
 * every gateway counts for itself, and together again as soon as Redis can be reached: a request is never refused or
 * held up because of Redis.
 */
final class SharedCounts implements Counts {

    private static final Logger LOG = LoggerFactory.getLogger(SharedCounts.class);
    private static final Duration CONNECT = Duration.ofSeconds(2);

    private final LimitSettings settings;
    private final LocalCounts local;
    private final Clock clock;
    private final RedisURI address;
    private final RedisClient client;
    private final AtomicReference<@Nullable RedisLink> link = new AtomicReference<>();
    private final ScheduledExecutorService reconnecting = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("gateway.limits").daemon().factory());
    private volatile boolean lossIsLogged;

    /** Connects, or goes on without: neither fails nor waits longer than 2 s. */
    SharedCounts(LimitSettings settings, LocalCounts local, Clock clock) {
        this.settings = settings;
        this.local = local;
        this.clock = clock;
        this.address = RedisURI.create(settings.redis());
        this.address.setTimeout(CONNECT);
        this.client = RedisClient.create(address);
        this.client.setOptions(ClientOptions.builder()
                .autoReconnect(false)
                .disconnectedBehavior(DisconnectedBehavior.REJECT_COMMANDS)
                .socketOptions(SocketOptions.builder().connectTimeout(CONNECT).build())
                .build());
        connectIfLost();
        var pause = settings.redisRetry().toMillis();
        var _ = reconnecting.scheduleWithFixedDelay(this::connectIfLost, pause, pause, TimeUnit.MILLISECONDS);
    }

    @Override
    public CompletableFuture<Allowance> take(Account account) {
        var now = link.get();
        return now == null
                ? local.take(account)
                : now.take(account).exceptionallyCompose(failure -> {
                    lose(now, failure);
                    return local.take(account);
                });
    }

    private void lose(RedisLink lost, Throwable failure) {
        if (link.compareAndSet(lost, null)) {
            lost.close();
            logLoss(failure);
        }
    }

    private void connectIfLost() {
        if (link.get() != null) {
            return;
        }
        try {
            var fresh = RedisLink.open(client, settings, clock);
            lossIsLogged = false;
            link.set(fresh);
            LOG.info("Limits are counted together with other gateways, in Redis at {}.", place());
        } catch (RedisException e) {
            logLoss(e);
        }
    }

    private void logLoss(Throwable failure) {
        if (!lossIsLogged) {
            lossIsLogged = true;
            LOG.warn(
                    "Redis at {} does not answer: until it does, this gateway counts limits for itself. {}",
                    place(),
                    failure.toString());
        }
    }

    /** Without the password. */
    private String place() {
        return address.getHost() + ":" + address.getPort();
    }

    @Override
    public Optional<Boolean> isShared() {
        return Optional.of(link.get() != null);
    }

    @Override
    public void close() {
        reconnecting.shutdownNow();
        client.shutdown(Duration.ZERO, CONNECT);
    }
}
