package io.n3xus.billing.webhook;

import com.fasterxml.jackson.annotation.JsonInclude;
import io.n3xus.billing.webhook.DeliveryLog.Page;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;

/** The bodies of answers about webhooks, in StreamSpace's names. */
final class WebhookReplies {

    private WebhookReplies() {}

    record HookList(List<Hook> webhooks) {

        static HookList of(List<Webhook> webhooks) {
            return new HookList(
                    webhooks.stream().map(hook -> Hook.of(hook, null)).toList());
        }
    }

    /** @param secret only in the answer to its making */
    @JsonNaming(SnakeCaseStrategy.class)
    record Hook(
            String id,
            String url,
            List<String> events,
            Instant createdAt,
            long pending,

            @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable
            String secret) {

        static Hook of(Webhook hook, @Nullable WebhookSecret secret) {
            return new Hook(
                    hook.id(),
                    hook.url(),
                    hook.events(),
                    hook.createdAt(),
                    hook.pending(),
                    secret == null ? null : secret.shown());
        }

        /** Without the secret. */
        @Override
        public String toString() {
            return "Hook[" + id + "]";
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Line(
            String id,
            String webhookId,
            String eventId,
            String eventType,
            String state,
            int attempts,
            @Nullable Integer lastStatus,
            @Nullable String lastError,
            Instant createdAt,
            @Nullable Instant nextAttemptAt,
            @Nullable Instant finishedAt) {

        static Line of(Delivery delivery) {
            return new Line(
                    delivery.id(),
                    delivery.webhookId(),
                    delivery.eventId(),
                    delivery.eventType(),
                    delivery.state().name().toLowerCase(Locale.ROOT),
                    delivery.attempts(),
                    delivery.lastStatus(),
                    delivery.lastError(),
                    delivery.createdAt(),
                    delivery.state() == Delivery.State.PENDING ? delivery.dueAt() : null,
                    delivery.finishedAt());
        }
    }

    record DeliveryPage(List<Line> deliveries, Pagination pagination) {

        static DeliveryPage of(Page found, int page, int limit) {
            var pages = (found.total() + limit - 1) / limit;
            return new DeliveryPage(
                    found.deliveries().stream().map(Line::of).toList(),
                    new Pagination(page, limit, found.total(), pages));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Pagination(int page, int limit, long total, long totalPages) {}
}
