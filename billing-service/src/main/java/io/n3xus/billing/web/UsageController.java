package io.n3xus.billing.web;

import io.n3xus.billing.catalogue.MeterType;
import io.n3xus.billing.read.ledger.Wallets;
import io.n3xus.billing.read.usage.UsageReport;
import io.n3xus.billing.read.usage.Usages;
import io.n3xus.platform.web.Caller;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** What the caller's executions, storage and traffic used and cost. */
@RestController
@RequestMapping("/api/v1/usage")
class UsageController {

    /** How old the last report of a volume may be. */
    private static final Duration REPORTED_WITHIN = Duration.ofHours(2);

    private final Wallets wallets;
    private final Usages usages;
    private final Clock clock;

    UsageController(Wallets wallets, Usages usages, Clock clock) {
        this.wallets = wallets;
        this.usages = usages;
        this.clock = clock;
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record UsageReply(
            Instant periodStart,
            Instant periodEnd,
            Executions executions,
            Storage storage,
            Network network,
            Costs costs) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Executions(
            long totalCount,
            long successfulCount,
            long failedCount,
            BigDecimal cpuSeconds,
            BigDecimal memoryGbSeconds,
            Map<String, Long> byMode) {

        static Executions of(UsageReport report) {
            return new Executions(
                    Math.addExact(report.succeeded(), report.failed()),
                    report.succeeded(),
                    report.failed(),
                    report.units(MeterType.EXECUTION_CPU),
                    report.units(MeterType.EXECUTION_MEMORY),
                    report.byMode());
        }
    }

    /** @param totalGbStored on average over the part of the period that has passed */
    @JsonNaming(SnakeCaseStrategy.class)
    record Storage(long snapshotsCreated, BigDecimal totalGbStored) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Network(BigDecimal ingressGb, BigDecimal egressGb) {}

    @JsonNaming(SnakeCaseStrategy.class)
    record Costs(
            BigDecimal computeCost,
            BigDecimal storageCost,
            BigDecimal networkCost,
            BigDecimal totalCost,
            BigDecimal creditsRemaining) {

        static Costs of(UsageReport report, long balanceMicros) {
            var compute = report.costMicros("executions", MeterType.EXECUTION_CPU, MeterType.EXECUTION_MEMORY);
            var storage = report.costMicros("storage", MeterType.STORAGE);
            var network = report.costMicros("network", MeterType.NETWORK_INGRESS, MeterType.NETWORK_EGRESS);
            return new Costs(
                    Amount.nexCoin(compute),
                    Amount.nexCoin(storage),
                    Amount.nexCoin(network),
                    Amount.nexCoin(Math.addExact(compute, Math.addExact(storage, network))),
                    Amount.nexCoin(balanceMicros));
        }
    }

    /**
     * How it stands now.
     *
     * @param pendingCharges set aside for what is running
     * @param rateLimitRemaining as the gateway says; null when it was not asked
     */
    @JsonNaming(SnakeCaseStrategy.class)
    record CurrentReply(
            BigDecimal currentBalance,
            BigDecimal pendingCharges,
            @Nullable Long rateLimitRemaining,
            long storageUsedBytes,
            long activeExecutions) {}

    @GetMapping
    UsageReply usage(
            Caller caller,
            @RequestParam(name = "start_date", required = false) @Nullable String startDate,
            @RequestParam(name = "end_date", required = false) @Nullable String endDate) {
        var now = clock.instant();
        var period = UsagePeriod.of(startDate, endDate, now);
        var account = wallets.overview(caller.userId());
        usages.await(caller.userId(), account.lastUsed());
        var report = new UsageReport(usages.byHour(caller.userId(), period.start(), period.until()));
        return new UsageReply(
                period.start(),
                period.end(),
                Executions.of(report),
                // Nobody tells billing of snapshots that were made, only of what they take up.
                new Storage(0, stored(report, period, now)),
                new Network(report.units(MeterType.NETWORK_INGRESS), report.units(MeterType.NETWORK_EGRESS)),
                Costs.of(report, account.wallet().balanceMicros()));
    }

    private static BigDecimal stored(UsageReport report, UsagePeriod period, Instant now) {
        var until = now.isBefore(period.until()) ? now : period.until();
        var seconds = Math.max(1, Duration.between(period.start(), until).toSeconds());
        return report.units(MeterType.STORAGE)
                .multiply(BigDecimal.valueOf(Duration.ofHours(1).toSeconds()))
                .divide(BigDecimal.valueOf(seconds), 6, RoundingMode.HALF_UP);
    }

    /** The gateway puts the header in place of whatever a client sent under its name. */
    @GetMapping("/current")
    CurrentReply current(
            Caller caller,
            @RequestHeader(name = "X-N3XUS-RateLimit-Remaining", required = false) @Nullable Long remaining) {
        var account = wallets.overview(caller.userId());
        usages.await(caller.userId(), account.lastUsed());
        return new CurrentReply(
                Amount.nexCoin(account.wallet().balanceMicros()),
                Amount.nexCoin(account.wallet().heldMicros()),
                remaining,
                usages.storedBytes(caller.userId(), clock.instant().minus(REPORTED_WITHIN)),
                account.openHolds().stream()
                        .filter(hold -> hold.reference().startsWith("exec_"))
                        .count());
    }
}
