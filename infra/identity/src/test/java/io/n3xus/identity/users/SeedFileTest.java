package io.n3xus.identity.users;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.api.Role;
import io.n3xus.identity.secret.SecretFile;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SeedFileTest {

    @TempDir
    private Path directory;

    @Test
    void isReadEvenWithWhatConcernsOthers() {
        var seeds = read("""
                {"gateway":"http://localhost:8080","users":[{"username":"alice","email":"alice@n3xus.local",
                 "password":"secret","plan":"standard","role":"user","note":"?"}]}""");

        assertThat(seeds.users()).singleElement().satisfies(alice -> {
            assertThat(alice.password()).isEqualTo("secret");
            assertThat(alice.plan()).isEqualTo(Plan.STANDARD);
            assertThat(alice.role()).isEqualTo(Role.USER);
            assertThat(alice.toString()).doesNotContain("secret");
        });
    }

    @Test
    void saysWhatIsWrongWithoutThePassword() {
        assertThatThrownBy(() -> read("""
                        {"users":[{"username":"alice","password":"secret","plan":"standard","role":"user"}]}"""))
                .hasMessageContaining("seed.json")
                .hasMessageContaining("email")
                .hasMessageNotContaining("secret");
    }

    @Test
    void thatIsNoJsonIsNamed() {
        assertThatThrownBy(() -> read("[")).hasMessageContaining("seed.json is not a list of users");
    }

    private SeedFile read(String content) {
        var file = new SecretFile(directory.resolve("seed.json"));
        file.createOnce(content);
        return SeedFile.read(file);
    }
}
