package io.n3xus.platform.idempotency;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class BindingTest {

    private static final UUID SEED = UUID.randomUUID();
    private static final Binding BINDING = binding("secret", "key", List.of("alice", "POST"), "body");

    @Test
    void opensWhatItSealed() {
        var sealed = BINDING.seal(SEED, "answer".getBytes(UTF_8));

        assertThat(BINDING.open(SEED, sealed)).isEqualTo("answer".getBytes(UTF_8));
        assertThat(BINDING.seal(SEED, "answer".getBytes(UTF_8))).isNotEqualTo(sealed);
    }

    @Test
    void doesNotOpenWhatBelongsToAnythingElse() {
        var sealed = BINDING.seal(SEED, "answer".getBytes(UTF_8));

        for (var other : others()) {
            assertThat(other.check()).isNotEqualTo(BINDING.check());
            assertThatThrownBy(() -> other.open(SEED, sealed)).isInstanceOf(IllegalStateException.class);
        }
        assertThatThrownBy(() -> BINDING.open(UUID.randomUUID(), sealed)).isInstanceOf(IllegalStateException.class);
    }

    private static List<Binding> others() {
        return List.of(
                binding("other", "key", List.of("alice", "POST"), "body"),
                binding("secret", "kex", List.of("alice", "POST"), "body"),
                binding("secret", "key", List.of("aliceP", "OST"), "body"),
                binding("secret", "key", List.of("alice", "POST"), "bodx"));
    }

    private static Binding binding(String secret, String key, List<String> request, String body) {
        return Binding.of(secret, new IdempotencyKey(key), request, body.getBytes(UTF_8));
    }
}
