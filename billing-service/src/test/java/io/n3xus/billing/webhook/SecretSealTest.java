package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.security.GeneralSecurityException;
import org.junit.jupiter.api.Test;

class SecretSealTest {

    private final SecretSeal seal = new SecretSeal(Settings.of(false));
    private final WebhookSecret secret = WebhookSecret.random();

    @Test
    void opensForItsHook() throws GeneralSecurityException {
        var sealed = seal.seal("whk_1", secret);
        assertThat(sealed).doesNotContain(secret.base64()).isNotEqualTo(seal.seal("whk_1", secret));
        assertThat(seal.open("whk_1", sealed)).isEqualTo(secret);
    }

    @Test
    void opensForNoOtherHook() {
        var sealed = seal.seal("whk_1", secret);
        assertThatThrownBy(() -> seal.open("whk_2", sealed)).isInstanceOf(GeneralSecurityException.class);
    }
}
