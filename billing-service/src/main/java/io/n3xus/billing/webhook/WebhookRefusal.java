package io.n3xus.billing.webhook;

import io.n3xus.platform.refusal.RefusalCode;

/** Every way to say no about webhooks. */
enum WebhookRefusal implements RefusalCode {
    NOT_FOUND("webhook.not-found", Kind.NOT_FOUND),
    BAD_URL("webhook.bad-url", Kind.INVALID),
    UNKNOWN_EVENT("webhook.unknown-event", Kind.INVALID),
    BAD_PAGE("webhook.bad-page", Kind.INVALID),
    TOO_MANY("webhook.too-many", Kind.LIMIT),
    TOO_MANY_PENDING("webhook.too-many-pending", Kind.LIMIT);

    private final String code;
    private final Kind kind;

    WebhookRefusal(String code, Kind kind) {
        this.code = code;
        this.kind = kind;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public Kind kind() {
        return kind;
    }
}
