package io.n3xus.platform.follow;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FollowersTest {

    private record Named(String name) implements Follower {

        @Override
        public Set<Class<?>> events() {
            return Set.of();
        }

        @Override
        public void on(ReceivedEvent event) {
            throw new IllegalStateException("Nothing is published here.");
        }
    }

    @Test
    void eachHasItsOwnName() {
        assertThatCode(() -> Followers.requireOwnNames(List.of(new Named("a"), new Named("b"))))
                .doesNotThrowAnyException();
        assertThatThrownBy(() -> Followers.requireOwnNames(List.of(new Named("a"), new Named("a"))))
                .hasMessage("More than one follower is called a");
    }
}
