package io.n3xus.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ConnectException;
import org.junit.jupiter.api.Test;
import reactor.netty.channel.AbortedException;

/**
 * Whose failure it was. When many clients hang up at the same moment, some answers meet a closed connection with the very
 * exception that a closed connection to a service gives; taken for that, they opened the circuit for everybody.
 */
class FailuresTest {

    @Test
    void aClientThatHungUpSpeaksNotAgainstTheReplicaNorForAnotherAttempt() {
        var gone = new ClientGone(AbortedException.beforeSend());

        assertThat(Failures.isOfReplica(gone)).isFalse();
        assertThat(Failures.isUnsent(gone)).isFalse();
        assertThat(Failures.isLost(gone)).isFalse();
    }

    @Test
    void aServiceThatBreaksOffHalfwayIsNotAskedAgain() {
        var half = new ServiceBrokeOff(new IOException("Connection reset by peer"));

        assertThat(Failures.isOfReplica(half)).isTrue();
        assertThat(Failures.isUnsent(half)).isFalse();
        assertThat(Failures.isLost(half)).isFalse();
    }

    @Test
    void aServiceThatCannotBeReachedMayBeAskedAgain() {
        assertThat(Failures.isOfReplica(new ConnectException())).isTrue();
        assertThat(Failures.isUnsent(new ConnectException())).isTrue();
    }
}
