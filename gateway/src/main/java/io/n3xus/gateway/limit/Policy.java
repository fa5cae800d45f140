package io.n3xus.gateway.limit;

import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.VerboseResult;
import io.n3xus.gateway.settings.LimitSettings.Limit;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * So many requests in a fixed window, or in several windows that are counted in one step. Two that say the same to
 * clients are the same.
 */
final class Policy {

    private static final long SECOND = 1_000_000_000L;

    /** @param name as clients see it */
    record Window(String name, int requests, Duration lasts) {

        private String described() {
            return "\"%s\";q=%d;w=%d".formatted(name, requests, lasts.toSeconds());
        }

        private Bandwidth bandwidth() {
            return Bandwidth.builder()
                    .capacity(requests)
                    .refillIntervally(requests, lasts)
                    .build();
        }
    }

    /** From the shortest to the longest, as the bandwidths of the configuration. */
    private final List<Window> windows;

    private final BucketConfiguration configuration;
    private final String described;

    Policy(Window... windows) {
        this.windows = List.of(windows);
        var builder = BucketConfiguration.builder();
        this.windows.forEach(window -> builder.addLimit(window.bandwidth()));
        this.configuration = builder.build();
        this.described = this.windows.stream().map(Window::described).collect(Collectors.joining(", "));
    }

    /** @param plan one that a window does not name has that window's number for all others */
    static Policy of(String name, Limit limit, String plan) {
        var several = limit.windows().size() > 1;
        return new Policy(limit.windows().entrySet().stream()
                .map(each -> new Window(
                        several ? name + "-" + each.getKey() : name,
                        each.getValue()
                                .plans()
                                .getOrDefault(plan, each.getValue().requests()),
                        each.getValue().lasts()))
                .sorted(Comparator.comparing(Window::lasts))
                .toArray(Window[]::new));
    }

    BucketConfiguration configuration() {
        return configuration;
    }

    /** The value of {@code RateLimit-Policy}; says everything that makes two policies differ. */
    String described() {
        return described;
    }

    Duration longest() {
        return windows.getLast().lasts();
    }

    /** What a count means to the client. Of several windows it is told of the one with the fewest requests left. */
    Allowance allowance(Account account, VerboseResult<ConsumptionProbe> counted) {
        var state = counted.getState();
        var left = counted.getValue().getRemainingTokens();
        var now = counted.getOperationTimeNanos();
        // When there is one more than now, the scarcest window has begun anew.
        var wait = state.calculateDelayNanosAfterWillBePossibleToConsume(left + 1, now, false);
        var reset = Math.ceilDiv(now + wait, SECOND);
        return new Allowance(
                counted.getValue().isConsumed(),
                account,
                scarcest(counted, left),
                left,
                reset,
                reset - Math.floorDiv(now, SECOND));
    }

    private Window scarcest(VerboseResult<ConsumptionProbe> counted, long left) {
        var last = windows.size() - 1;
        while (last > 0 && counted.getState().getCurrentSize(last) > left) {
            last--;
        }
        return windows.get(last);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return this == other || (other instanceof Policy policy && described.equals(policy.described));
    }

    @Override
    public int hashCode() {
        return described.hashCode();
    }
}
