package io.n3xus.billing.webhook;

import java.time.Duration;

/** Settings with the waits of a test. */
final class Settings {

    private Settings() {}

    static WebhookSettings of(boolean allowPrivate) {
        return of(allowPrivate, 2);
    }

    static WebhookSettings of(boolean allowPrivate, int atOncePerHook) {
        return new WebhookSettings(
                allowPrivate,
                "a secret of the settings",
                10,
                1_000,
                16,
                atOncePerHook,
                Duration.ofSeconds(1),
                Duration.ofSeconds(3),
                Duration.ofMillis(100),
                3,
                Duration.ofMillis(50),
                Duration.ofMillis(200),
                2,
                Duration.ofDays(30),
                5);
    }
}
