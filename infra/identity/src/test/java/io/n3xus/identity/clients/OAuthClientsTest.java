package io.n3xus.identity.clients;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.secret.SecretFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OAuthClientsTest {

    private static final String HASH = "$2y$10$" + "a".repeat(53);

    @TempDir
    private Path directory;

    @Test
    void areThoseOfTheFile() {
        var client = read("{\"clients\":[" + entry("ci", HASH, "task:read\",\"admin") + "]}")
                .find("ci")
                .orElseThrow();

        assertThat(client.plan()).isEqualTo(Plan.FREE);
        assertThat(client.holder().role()).isEqualTo(Role.ADMIN);
        assertThat(client.holder().scope()).isEqualTo("task:read admin");
        assertThat(client.toString()).doesNotContain(HASH);
        assertThat(new OAuthClients(new ClientSettings(null)).find("ci")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "key_ci | $2y$10$hash | task:read | starts as that of an API key",
                "a.b    | $2y$10$hash | task:read | other characters",
                "ci     | plain       | task:read | client 'ci': its secret_hash is not bcrypt",
                "ci     | $2y$10$hash | internal  | a scope other than",
            })
    void areRefusedWhenWrong(String id, String hash, String scope, String why) {
        var file = "{\"clients\":[%s]}".formatted(entry(id, hash.replace("hash", "a".repeat(53)), scope));

        assertThatThrownBy(() -> read(file)).hasMessageContaining(why).hasMessageNotContaining("plain");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {"{} | clients", "{\"clients\":[{\"id\":\"ci\"}]} | secret_hash"})
    void areWhole(String file, String missing) {
        assertThatThrownBy(() -> read(file)).hasMessageContaining(missing);
    }

    private OAuthClients read(String content) {
        var file = new SecretFile(directory.resolve("clients.json"));
        file.createOnce(content);
        return new OAuthClients(new ClientSettings(file.path()));
    }

    private static String entry(String id, String hash, String scope) {
        return "{\"id\":\"%s\",\"secret_hash\":\"%s\",\"scopes\":[\"%s\"]}".formatted(id, hash, scope);
    }
}
