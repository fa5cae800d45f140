package io.n3xus.platform.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusalCode;
import io.n3xus.platform.refusal.RefusedException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.axonframework.commandhandling.gateway.CommandGateway;
import org.axonframework.modelling.command.AggregateStreamCreationException;
import org.axonframework.modelling.command.ConcurrencyException;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

class CommandsTest {

    private final CommandGateway gateway = mock();
    private final Commands commands = new Commands(gateway, 1);

    @Test
    void decidesAgainWhenAnotherReplicaWon() {
        when(gateway.sendAndWait(any()))
                .thenThrow(new ConcurrencyException("lost"))
                .thenThrow(new AggregateStreamCreationException("lost the very first event"))
                .thenReturn("done");
        assertThat(commands.send("command", String.class)).isEqualTo("done");
    }

    @Test
    void givesUpWhenOthersKeepWinning() {
        when(gateway.sendAndWait(any())).thenThrow(new ConcurrencyException("lost"));
        assertRefused(PlatformRefusal.BUSY);
        verify(gateway, times(8)).sendAndWait(any());
    }

    @Test
    void saysThatTheStoreIsDown() {
        when(gateway.sendAndWait(any())).thenThrow(new CannotCreateTransactionException("no connection"));
        assertRefused(PlatformRefusal.UNAVAILABLE);
    }

    @Test
    void letsNoMoreRunAtOnceThanItMay() throws InterruptedException {
        var running = new CountDownLatch(1);
        var end = new CompletableFuture<String>();
        when(gateway.sendAndWait(any())).thenAnswer(_ -> {
            running.countDown();
            return end.join();
        });
        var first = Thread.ofVirtual().start(() -> commands.send("first"));
        running.await();
        assertRefused(PlatformRefusal.BUSY);

        end.complete("done");
        first.join();
        assertThat(commands.send("third", String.class)).isEqualTo("done");
    }

    private void assertRefused(RefusalCode code) {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> commands.send("command"))
                .satisfies(refused -> {
                    assertThat(refused.refusal().code()).isEqualTo(code.code());
                    assertThat(refused.refusal().retryAfter()).isNotNull();
                });
    }
}
