package io.n3xus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.gateway.settings.GatewaySettings.Limit;
import io.n3xus.platform.refusal.Dialect;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/**
 * Counts requests per account and API in fixed windows: the whole number is there again at the reset that was
 * announced, and not one request more before. Exact in this process; each replica of a gateway counts for itself.
 */
@Component
public final class Limiter {

    private static final String FALLBACK_PLAN = "free";
    private static final int ACCOUNTS_MAX = 100_000;

    private record Account(Dialect api, String id, String plan) {}

    private final Map<Dialect, Limit> limits;
    private final Clock clock;
    private final Cache<Account, Bucket> buckets;

    @Autowired
    Limiter(GatewaySettings settings, Clock clock) {
        this(settings.limits(), clock);
    }

    Limiter(Map<Dialect, Limit> limits, Clock clock) {
        this.limits = limits;
        this.clock = clock;
        var longest = limits.values().stream().map(Limit::window).max(Duration::compareTo);
        this.buckets = Caffeine.newBuilder()
                .maximumSize(ACCOUNTS_MAX)
                .expireAfterAccess(longest.orElse(Duration.ZERO).multipliedBy(2))
                .build();
    }

    /** Takes one request from the account's number; empty when this API has no limit. */
    public Optional<Allowance> take(Dialect api, String accountId, String plan) {
        var limit = limits.get(api);
        if (limit == null) {
            return Optional.empty();
        }
        var known = limit.requests().containsKey(plan) ? plan : FALLBACK_PLAN;
        var account = new Account(api, accountId, known);
        var bucket = buckets.get(account, _ -> newBucket(limit, known));
        return Optional.of(allowance(account, limit, bucket.tryConsumeAndReturnRemaining(1)));
    }

    /** Says when to come back; not to be used while requests remain. */
    public static RefusedException refused(Allowance allowance) {
        var message = "Too many requests. Please try again in %d seconds.".formatted(allowance.waitSeconds());
        var details = Map.<String, Object>of(
                "limit", allowance.limit(),
                "remaining", 0,
                "resetAt", Instant.ofEpochSecond(allowance.resetSeconds()));
        return new RefusedException(Refusal.of(LimitRefusal.RATE_LIMIT_EXCEEDED, message)
                .with(details)
                .retryAfter(Duration.ofSeconds(allowance.waitSeconds())));
    }

    private Allowance allowance(Account account, Limit limit, ConsumptionProbe probe) {
        var now = clock.instant();
        var reset = now.plusNanos(probe.getNanosToWaitForReset());
        var resetSeconds = reset.getNano() == 0 ? reset.getEpochSecond() : reset.getEpochSecond() + 1;
        return new Allowance(
                probe.isConsumed(),
                account.api().name().toLowerCase(Locale.ROOT) + "-" + account.plan(),
                number(limit, account.plan()),
                probe.getRemainingTokens(),
                limit.window().toSeconds(),
                resetSeconds,
                resetSeconds - now.getEpochSecond());
    }

    private Bucket newBucket(Limit limit, String plan) {
        var requests = number(limit, plan);
        return Bucket.builder()
                .addLimit(bandwidth -> bandwidth.capacity(requests).refillIntervally(requests, limit.window()))
                .withCustomTimePrecision(new ClockMeter(clock))
                .build();
    }

    private static int number(Limit limit, String plan) {
        return Optional.ofNullable(limit.requests().get(plan))
                .orElseThrow(() -> new IllegalStateException("No limit for plan " + plan + " and none for free."));
    }

    /** Lets the buckets run on the same clock as the headers that describe them. */
    private record ClockMeter(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            var now = clock.instant();
            return Math.addExact(Math.multiplyExact(now.getEpochSecond(), 1_000_000_000L), now.getNano());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
