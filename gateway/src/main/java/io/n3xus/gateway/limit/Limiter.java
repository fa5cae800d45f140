package io.n3xus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.n3xus.gateway.limit.Policy.Window;
import io.n3xus.gateway.settings.LimitSettings.By;
import io.n3xus.gateway.token.AuthenticatedCaller;
import io.n3xus.gateway.token.VerifiedKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/**
 * Counts requests in fixed windows: the whole number is there again at the reset that was announced, and not one
 * request more before. Its futures never fail, and are done at once when nobody else has to be asked.
 */
@Component
final class Limiter {

    private static final Duration KEY_WINDOW = Duration.ofHours(1);
    private static final int KEY_NUMBERS_MAX = 10_000;

    private final LimitTable table;
    private final ClientAddresses addresses;
    private final Counts counts;

    /** By requests in an hour. */
    private final Cache<Integer, Policy> keyPolicies =
            Caffeine.newBuilder().maximumSize(KEY_NUMBERS_MAX).build();

    Limiter(LimitTable table, Counts counts, ClientAddresses addresses) {
        this.table = table;
        this.counts = counts;
        this.addresses = addresses;
    }

    /** Takes one request of a caller who is known, from the number of this path and from that of the key. */
    CompletableFuture<Allowance> take(ServerHttpRequest request, String path, AuthenticatedCaller caller) {
        var rule = table.find(request.getMethod().name(), path);
        var key = caller.key();
        return key == null ? take(rule, request, caller) : takeBoth(rule, request, caller, key);
    }

    /** Takes one request of somebody at a path that everybody may ask. */
    CompletableFuture<Allowance> takeOpen(ServerHttpRequest request, String path) {
        var rule = table.find(request.getMethod().name(), path);
        return take(rule.by() == By.ADDRESS ? rule : table.unknown(), request, null);
    }

    /** Takes one request that is refused before anybody knows whose it is. */
    CompletableFuture<Allowance> takeUnknown(ServerHttpRequest request) {
        return take(table.unknown(), request, null);
    }

    /** A request that the path's number refuses has been one of the key's too. */
    private CompletableFuture<Allowance> takeBoth(
            LimitRule rule, ServerHttpRequest request, AuthenticatedCaller caller, VerifiedKey key) {
        var policy = keyPolicies.get(key.requestsPerHour(), Limiter::ofKey);
        return counts.take(new Account(policy, By.KEY, key.keyId(), key.userId()))
                .thenCompose(ofKey -> ofKey.granted()
                        ? take(rule, request, caller)
                                .thenApply(ofPath -> ofPath.remaining() <= ofKey.remaining() ? ofPath : ofKey)
                        : CompletableFuture.completedFuture(ofKey));
    }

    private CompletableFuture<Allowance> take(
            LimitRule rule, ServerHttpRequest request, @Nullable AuthenticatedCaller caller) {
        var policy = caller == null ? rule.policy() : rule.policy(caller.token().plan());
        return counts.take(account(policy, rule.by(), request, caller));
    }

    private Account account(Policy policy, By by, ServerHttpRequest request, @Nullable AuthenticatedCaller caller) {
        if (by == By.ADDRESS || caller == null) {
            return new Account(policy, By.ADDRESS, addresses.key(request), null);
        }
        var user = caller.token().userId();
        var key = by == By.KEY ? caller.key() : null;
        return new Account(policy, by, key == null ? user : key.keyId(), user);
    }

    private static Policy ofKey(int requestsPerHour) {
        return new Policy(new Window("key", requestsPerHour, KEY_WINDOW));
    }
}
