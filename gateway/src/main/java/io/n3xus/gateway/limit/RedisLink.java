package io.n3xus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.distributed.AsyncBucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.proxy.AsyncProxyManager;
import io.github.bucket4j.distributed.proxy.optimization.Optimizations;
import io.github.bucket4j.redis.lettuce.Bucket4jLettuce;
import io.lettuce.core.RedisClient;
import io.lettuce.core.api.StatefulRedisConnection;
import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.codec.RedisCodec;
import io.lettuce.core.codec.StringCodec;
import io.n3xus.gateway.settings.LimitSettings;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** One connection to Redis, given up at its first failure. */
final class RedisLink {

    /** How long a count outlives its window, for gateways whose clocks are behind. */
    private static final Duration KEPT = Duration.ofSeconds(10);

    private static final Duration UNUSED = Duration.ofMinutes(1);

    private final StatefulRedisConnection<String, byte[]> connection;
    private final AsyncProxyManager<String> redis;

    /** Kept, because what comes while one question to Redis is under way is put to it in one more, not in many. */
    private final Cache<Account, AsyncBucketProxy> buckets;

    private RedisLink(StatefulRedisConnection<String, byte[]> connection, LimitSettings settings, Clock clock) {
        this.connection = connection;
        this.redis = Bucket4jLettuce.casBasedBuilder(connection)
                .clientClock(new EpochMeter(clock))
                .requestTimeout(settings.redisTimeout())
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(KEPT))
                .build()
                .asAsync();
        this.buckets = Caffeine.newBuilder()
                .maximumSize(settings.accountsMax())
                .expireAfterAccess(UNUSED)
                .build();
    }

    /** Blocks until Redis has greeted, or throws {@link io.lettuce.core.RedisException}. */
    static RedisLink open(RedisClient client, LimitSettings settings, Clock clock) {
        return new RedisLink(client.connect(RedisCodec.of(StringCodec.UTF8, ByteArrayCodec.INSTANCE)), settings, clock);
    }

    /** Fails when Redis does not answer in time. */
    CompletableFuture<Allowance> take(Account account) {
        return buckets.get(account, this::bucket)
                .asVerbose()
                .tryConsumeAndReturnRemaining(1)
                .thenApply(counted -> account.policy().allowance(account, counted));
    }

    private AsyncBucketProxy bucket(Account account) {
        return redis.builder()
                .withOptimization(Optimizations.batching())
                .build(
                        account.name(),
                        () -> CompletableFuture.completedFuture(account.policy().configuration()));
    }

    void close() {
        var _ = connection.closeAsync();
    }
}
