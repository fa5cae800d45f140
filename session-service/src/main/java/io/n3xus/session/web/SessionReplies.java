package io.n3xus.session.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The bodies of SC-01 to SC-06. Beyond the documented fields: {@code resourceId}, {@code metadata}, {@code pricePerHour}
 * and, where they apply, {@code pauseReason} and {@code failureReason}.
 */
final class SessionReplies {

    private SessionReplies() {}

    record Created(boolean success, NewSession session) {}

    /** @param estimatedReadyTime in seconds */
    record NewSession(
            String id,
            String resourceId,
            String tier,
            String status,
            Resources resources,
            long estimatedReadyTime,
            Instant createdAt,
            String connectionUrl,
            Metadata metadata) {}

    record Resources(String cpu, String memory, String storage) {}

    record Metadata(String name, List<String> tags) {}

    record Details(boolean success, SessionDetails session) {}

    /** @param uptime seconds in use, without the time it was paused; what is billed */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record SessionDetails(
            String id,
            String resourceId,
            String userId,
            String tier,
            String status,
            Resources resources,
            Instant createdAt,
            Instant lastAccessedAt,
            long uptime,
            String connectionUrl,
            BigDecimal pricePerHour,
            Metadata metadata,
            @Nullable String pauseReason,
            @Nullable String failureReason) {}

    record Listing(boolean success, List<Entry> sessions, Pagination pagination) {}

    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Entry(
            String id,
            String tier,
            String status,
            Instant createdAt,
            String name,
            long uptime,
            BigDecimal pricePerHour,
            @Nullable String pauseReason,
            @Nullable String failureReason) {}

    record Pagination(int limit, int offset, long total) {}

    record Changed(boolean success, String message, String sessionId, String status) {}

    /** @param estimatedReadyTime in seconds */
    record Resumed(boolean success, String message, String sessionId, String status, long estimatedReadyTime) {}

    record Terminated(boolean success, String message, String sessionId, BillingInfo billingInfo) {}

    /**
     * What is to be paid.
     *
     * @param duration in seconds
     * @param cost in NexCoin
     */
    record BillingInfo(long duration, BigDecimal cost) {}
}
