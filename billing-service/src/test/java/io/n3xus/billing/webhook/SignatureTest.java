package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class SignatureTest {

    /** The example that the libraries of Standard Webhooks are tested with. */
    @Test
    void isThatOfStandardWebhooks() {
        var secret = new WebhookSecret("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw");
        assertThat(Signature.of(secret.key(), "msg_p5jXN8AQM9LWM0D4loKWxJek", 1_614_265_330L, "{\"test\": 2432232314}"))
                .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
    }

    @Test
    void aSecretIsRandomAndNotSeenInLogs() {
        var secret = WebhookSecret.random();
        assertThat(secret.shown()).matches(Pattern.compile("whsec_[A-Za-z0-9+/]{43}="));
        assertThat(secret).isNotEqualTo(WebhookSecret.random());
        assertThat(secret.toString()).doesNotContain(secret.base64());
    }
}
