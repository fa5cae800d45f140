package io.n3xus.runtime.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class UidPoolTest {

    @TempDir
    private Path claims;

    @TempDir
    private Path owned;

    private UidPool one;
    private UidPool other;

    @BeforeEach
    void open() {
        one = new UidPool(claims, 5000, 2);
        other = new UidPool(claims, 5000, 2);
    }

    @Test
    void givesEachUidToOneOwnerOfTheHost() {
        assertThat(claim(one)).hasFileName("5000");
        assertThat(claim(other)).hasFileName("5001");
        assertThatThrownBy(() -> claim(one)).hasMessage("All 2 host uids from 5000 on are in use.");
    }

    @Test
    void givesAUidAgainOnceItsOwnersDirectoryIsGone() throws IOException {
        var first = claim(one);
        claim(one);
        Files.delete(first);

        assertThat(one.abandoned()).containsExactly(5000);
        assertThat(claim(other)).isEqualTo(first);
        assertThat(one.abandoned()).isEmpty();
    }

    @Test
    void keepsAClaimWhoseOwnerIsThere() throws IOException {
        var first = claim(one);

        one.release(5000);
        assertThat(one.owns(first)).isTrue();

        Files.delete(first);
        one.release(5000);
        assertThat(one.owns(first)).isFalse();
    }

    private Path claim(UidPool pool) {
        return pool.claim(uid -> owned.resolve(Integer.toString(uid)));
    }
}
