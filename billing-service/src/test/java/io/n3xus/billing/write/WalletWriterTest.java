package io.n3xus.billing.write;

import static io.n3xus.billing.write.Given.ACCOUNT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.n3xus.billing.api.AccountId;
import io.n3xus.billing.api.CreditReason;
import io.n3xus.billing.api.WalletCommand.CreditWallet;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.write.WalletLog.OutcomeUnknownException;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What becomes of many commands at once, and of those beside one that fails. */
class WalletWriterTest {

    private static final Duration WAIT = Duration.ofSeconds(20);
    private static final AccountId POISON = AccountId.of("poison");

    private final WalletsInMemory wallets = new WalletsInMemory();
    private final WalletCommands commands = wallets.commands();

    @AfterEach
    void stop() {
        wallets.close();
    }

    @Test
    void decidesAboutAllThatGatheredInOneTurn() throws Exception {
        var answers = gathered(IntStream.range(0, 50)
                .mapToObj(each -> credit(ACCOUNT, "entry:" + each))
                .toList());

        assertThat(answers).allSatisfy(answer -> assertThat(answer.get()).isNotNull());
        assertThat(wallets.events(ACCOUNT)).hasSize(50);
        assertThat(wallets.turns()).isEqualTo(2);
    }

    @Test
    void answersTheOthersOfAGroupWhenOneFails() throws Exception {
        wallets.failFor(POISON, new IllegalStateException("never stored"));

        var answers = gathered(List.of(credit(ACCOUNT, "a"), credit(POISON, "b"), credit(ACCOUNT, "c")));

        assertThat(List.of(answers.get(0).get(), answers.get(2).get())).containsExactlyInAnyOrder(1L, 2L);
        assertThatThrownBy(() -> answers.get(1).get()).hasRootCauseMessage("never stored");
        assertThat(wallets.events(ACCOUNT)).hasSize(2);
    }

    @Test
    void forgetsWhatMayNotHaveBeenStoredAndGoesOn() {
        commands.send(credit(ACCOUNT, "first"));
        wallets.failFor(ACCOUNT, new OutcomeUnknownException(new IllegalStateException("no database")));
        assertThatThrownBy(() -> commands.send(credit(ACCOUNT, "second")))
                .isInstanceOfSatisfying(
                        RefusedException.class,
                        refused -> assertThat(refused.refusal().code()).isEqualTo("service.unavailable"));

        wallets.failForNobody();

        assertThat(commands.send(credit(ACCOUNT, "second"), Long.class)).isEqualTo(2);
    }

    private static CreditWallet credit(AccountId account, String entry) {
        return new CreditWallet(account, entry, CreditReason.GRANT, 1);
    }

    /** Sent while another turn goes on, so that they are one group. */
    private List<Future<Object>> gathered(List<CreditWallet> group) throws InterruptedException {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var begun = new CountDownLatch(1);
            var go = new CountDownLatch(1);
            wallets.during(() -> {
                begun.countDown();
                go.await();
            });
            var first = threads.submit(() -> commands.send(credit(AccountId.of("first"), "first"), Object.class));
            begun.await();
            var answers = group.stream()
                    .map(command -> threads.submit(() -> commands.send(command, Object.class)))
                    .toList();
            await().until(() -> wallets.waiting() == group.size());
            go.countDown();
            assertThat(first).succeedsWithin(WAIT);
            return answers;
        }
    }
}
