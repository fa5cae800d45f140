package io.n3xus.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReplicasTest {

    private final Replicas replicas = new Replicas("http://a,http://b");

    @Test
    void staysWithWhatAnswers() {
        assertThat(replicas.current()).isEqualTo("http://a");
        assertThat(replicas.current()).isEqualTo("http://a");
    }

    @Test
    void goesOnToTheNextAndComesRound() {
        replicas.leave("http://a");
        assertThat(replicas.current()).isEqualTo("http://b");
        replicas.leave("http://b");
        assertThat(replicas.current()).isEqualTo("http://a");
    }

    @Test
    void isLeftOnceWhenManyFailTogether() {
        replicas.leave("http://a");
        replicas.leave("http://a");
        assertThat(replicas.current()).isEqualTo("http://b");
    }
}
