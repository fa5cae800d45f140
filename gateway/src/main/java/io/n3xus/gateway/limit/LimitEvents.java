package io.n3xus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.n3xus.contracts.gateway.PublishedGatewayEvent.RateLimitExceeded;
import io.n3xus.gateway.settings.LimitSettings;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** Tells of the first request that a limit refuses in a window, and of no other: refusals must not make a flood of events. */
@Component
public final class LimitEvents {

    private static final int REMEMBERED_MAX = 10_000;

    private final Consumer<RateLimitExceeded> published;
    private final Clock clock;

    /** The reset of the window last told of. */
    private final Cache<Account, Long> told;

    @Autowired
    LimitEvents(LimitSettings settings, LimitTable table, GatewayPublisher publisher, Clock clock) {
        this(settings.events() ? publisher::publish : _ -> {}, table, clock);
    }

    /** @param published must not block */
    LimitEvents(Consumer<RateLimitExceeded> published, LimitTable table, Clock clock) {
        this.published = published;
        this.clock = clock;
        this.told = remembering(table.longestWindow());
    }

    private static Cache<Account, Long> remembering(Duration window) {
        return Caffeine.newBuilder()
                .maximumSize(REMEMBERED_MAX)
                .expireAfterWrite(window)
                .build();
    }

    /** Never blocks and never fails. An allowance that was granted is nothing to tell of. */
    public void tell(Allowance allowance, String requestId) {
        if (allowance.granted()) {
            return;
        }
        var now = clock.instant();
        if (isFirst(allowance, now)) {
            published.accept(event(allowance, requestId, now));
        }
    }

    private boolean isFirst(Allowance allowance, Instant now) {
        var resets = told.asMap();
        var last = resets.putIfAbsent(allowance.account(), allowance.resetSeconds());
        return last == null
                || (last <= now.getEpochSecond()
                        && resets.replace(allowance.account(), last, allowance.resetSeconds()));
    }

    private static RateLimitExceeded event(Allowance allowance, String requestId, Instant now) {
        var window = allowance.window();
        return new RateLimitExceeded(
                requestId,
                allowance.account().userId(),
                window.name(),
                window.requests(),
                window.lasts().toSeconds(),
                Instant.ofEpochSecond(allowance.resetSeconds()),
                now);
    }
}
