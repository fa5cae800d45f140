package io.n3xus.gateway.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.github.bucket4j.Bucket;
import io.n3xus.gateway.settings.LimitSettings.By;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** Counts in this process, exactly, while not more callers come than it may remember. */
final class LocalCounts implements Counts {

    private final Function<Account, Bucket> newBucket;
    private final Cache<Account, Bucket> accounts;

    /** Apart, because anyone can have many addresses and would make accounts be forgotten. */
    private final Cache<Account, Bucket> addresses;

    /**
     * Begins with nothing counted.
     *
     * @param max accounts and addresses, each
     * @param keptFor when unused; longer than any window lasts
     */
    LocalCounts(Clock clock, int max, Duration keptFor) {
        var meter = new EpochMeter(clock);
        this.newBucket = account -> newBucket(account.policy(), meter);
        this.accounts = remembering(max, keptFor);
        this.addresses = remembering(max, keptFor);
    }

    private static Cache<Account, Bucket> remembering(int max, Duration keptFor) {
        return Caffeine.newBuilder().maximumSize(max).expireAfterAccess(keptFor).build();
    }

    @Override
    public CompletableFuture<Allowance> take(Account account) {
        var bucket = (account.by() == By.ADDRESS ? addresses : accounts).get(account, newBucket);
        var counted = bucket.asVerbose().tryConsumeAndReturnRemaining(1);
        return CompletableFuture.completedFuture(account.policy().allowance(account, counted));
    }

    /** With nothing counted yet. */
    static Bucket newBucket(Policy policy, EpochMeter meter) {
        var builder = Bucket.builder().withCustomTimePrecision(meter);
        for (var bandwidth : policy.configuration().getBandwidths()) {
            builder.addLimit(bandwidth);
        }
        return builder.build();
    }

    @Override
    public Optional<Boolean> isShared() {
        return Optional.empty();
    }

    /** There is nothing to close. */
    @Override
    public void close() {}
}
