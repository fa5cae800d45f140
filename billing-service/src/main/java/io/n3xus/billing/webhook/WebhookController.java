package io.n3xus.billing.webhook;

import io.n3xus.billing.webhook.WebhookReplies.DeliveryPage;
import io.n3xus.billing.webhook.WebhookReplies.Hook;
import io.n3xus.billing.webhook.WebhookReplies.HookList;
import io.n3xus.billing.webhook.WebhookReplies.Line;
import io.n3xus.platform.idempotency.NewId;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The caller's own webhooks. Another's are answered as if there were none. */
@RestController
@RequestMapping("/api/v1/billing/webhooks")
class WebhookController {

    private static final int LIMIT_MAX = 100;
    private static final int PAGE_MAX = 10_000;
    private static final int EVENTS_MAX = 64;

    private final Webhooks webhooks;
    private final DeliveryLog deliveries;
    private final Destinations destinations;
    private final SecretSeal seal;
    private final WebhookDispatcher dispatcher;

    WebhookController(
            Webhooks webhooks,
            DeliveryLog deliveries,
            Destinations destinations,
            SecretSeal seal,
            WebhookDispatcher dispatcher) {
        this.webhooks = webhooks;
        this.deliveries = deliveries;
        this.destinations = destinations;
        this.seal = seal;
        this.dispatcher = dispatcher;
    }

    record Wish(
            @NotNull String url,
            @NotNull @Size(max = EVENTS_MAX) List<@NotNull String> events) {}

    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    Hook create(Caller caller, NewId newId, @Valid @RequestBody Wish wish) {
        var events = EventTypes.check(wish.events());
        destinations.resolve(destinations.parse(wish.url()));
        var id = "whk_" + newId.value().toString().replace("-", "");
        var secret = WebhookSecret.random();
        var hook = webhooks.add(id, caller.userId(), wish.url(), events, seal.seal(id, secret));
        return Hook.of(hook, secret);
    }

    @GetMapping
    HookList list(Caller caller) {
        return HookList.of(webhooks.of(caller.userId()));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void remove(Caller caller, @PathVariable String id) {
        if (!webhooks.remove(id, caller.userId())) {
            throw unknown("webhook", id);
        }
    }

    @GetMapping("/{id}/deliveries")
    DeliveryPage deliveries(
            Caller caller,
            @PathVariable String id,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(defaultValue = "20") int limit) {
        requireOwn(caller, id);
        requirePage(page, limit);
        return DeliveryPage.of(deliveries.of(id, limit, (page - 1L) * limit), page, limit);
    }

    @PostMapping("/{id}/deliveries/{deliveryId}/replay")
    @ResponseStatus(HttpStatus.ACCEPTED)
    Line replay(Caller caller, @PathVariable String id, @PathVariable String deliveryId) {
        requireOwn(caller, id);
        var delivery = deliveries.replay(id, deliveryId).orElseThrow(() -> unknown("delivery", deliveryId));
        dispatcher.wake();
        return Line.of(delivery);
    }

    @GetMapping("/dead-letters")
    DeliveryPage deadLetters(
            Caller caller, @RequestParam(defaultValue = "1") int page, @RequestParam(defaultValue = "20") int limit) {
        requirePage(page, limit);
        return DeliveryPage.of(deliveries.deadLetters(caller.userId(), limit, (page - 1L) * limit), page, limit);
    }

    private void requireOwn(Caller caller, String id) {
        if (webhooks.find(id, caller.userId()).isEmpty()) {
            throw unknown("webhook", id);
        }
    }

    private static void requirePage(int page, int limit) {
        if (page < 1 || page > PAGE_MAX || limit < 1 || limit > LIMIT_MAX) {
            throw new RefusedException(
                    WebhookRefusal.BAD_PAGE,
                    "Use a page from 1 to %d and a limit from 1 to %d.".formatted(PAGE_MAX, LIMIT_MAX));
        }
    }

    private static RefusedException unknown(String what, String id) {
        return new RefusedException(WebhookRefusal.NOT_FOUND, "You have no %s '%s'.".formatted(what, id));
    }
}
