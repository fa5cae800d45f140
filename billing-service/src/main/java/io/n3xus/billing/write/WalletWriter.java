package io.n3xus.billing.write;

import io.n3xus.billing.api.WalletCommand;
import io.n3xus.billing.api.WalletCommands;
import io.n3xus.billing.write.WalletLog.OutcomeUnknownException;
import io.n3xus.platform.event.Correlation;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusalCode;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Group commit: while one group of commands is being stored, the next gathers, and one thread decides about it as a
 * whole. So the disk is waited for once a group, however many ask at the same time and whether they ask about one wallet
 * or about thousands.
 */
public final class WalletWriter implements WalletCommands, AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(WalletWriter.class);

    private static final int GROUP_MAX = 1_024;
    private static final int WAITING_MAX = 10_000;
    private static final int OPEN_MAX = 20_000;

    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(1);

    /** How long a command waits for its answer; callers over HTTP do not wait much longer. */
    private static final Duration PATIENCE = Duration.ofSeconds(4);

    private final WalletLog log;
    private final OpenWallets wallets = new OpenWallets(OPEN_MAX);
    private final BlockingQueue<SentCommand> waiting = new ArrayBlockingQueue<>(WAITING_MAX);
    private final Thread thread;
    private volatile boolean running = true;

    /** Begins at once. */
    public WalletWriter(WalletLog log) {
        this.log = log;
        this.thread = Thread.ofPlatform().name("wallet-writer").daemon().start(this::run);
    }

    @Override
    public void send(WalletCommand command) {
        send(command, Object.class);
    }

    @Override
    public <R> R send(WalletCommand command, Class<R> answer) {
        var sent = new SentCommand(command, Correlation.current(), new CompletableFuture<>());
        if (!waiting.offer(sent)) {
            throw later(PlatformRefusal.BUSY, "Too many changes at the same moment; send it again.");
        }
        return Objects.requireNonNull(answer.cast(await(sent.answer())));
    }

    /** How many commands gather for the next group. */
    int waiting() {
        return waiting.size();
    }

    private static Object await(CompletableFuture<Object> answer) {
        try {
            var said = answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
            if (said instanceof RefusedException refused) {
                throw refused;
            }
            return said;
        } catch (TimeoutException slow) {
            answer.cancel(false);
            throw later(PlatformRefusal.BUSY, "Too many changes at the same moment; send it again.");
        } catch (ExecutionException failed) {
            if (failed.getCause() instanceof OutcomeUnknownException) {
                throw later(PlatformRefusal.UNAVAILABLE, "The wallets cannot be reached now; send it again.");
            }
            throw new IllegalStateException("A command to a wallet failed.", failed.getCause());
        } catch (InterruptedException stopping) {
            Thread.currentThread().interrupt();
            throw later(PlatformRefusal.BUSY, "The service is stopping; send it again.");
        }
    }

    private static RefusedException later(RefusalCode code, String message) {
        return new RefusedException(Refusal.of(code, message).retryAfter(ASK_AGAIN_AFTER));
    }

    private void run() {
        var group = new ArrayList<SentCommand>(GROUP_MAX);
        while (running) {
            try {
                group.add(waiting.take());
            } catch (InterruptedException stopping) {
                return;
            }
            waiting.drainTo(group, GROUP_MAX - 1);
            // Whoever has given up is not obeyed; so is what only woke this thread.
            group.removeIf(each -> each.answer().isDone());
            store(group);
            group.clear();
        }
    }

    private void store(List<SentCommand> group) {
        if (group.isEmpty()) {
            return;
        }
        try {
            var answers = log.takeTurn(turn -> new WalletTurn(turn, wallets, group).decide(group));
            for (var index = 0; index < group.size(); index++) {
                group.get(index).answer().complete(answers.get(index));
            }
            wallets.closeLongestUnused();
        } catch (OutcomeUnknownException down) {
            LOG.warn("{} commands were not answered: {}", group.size(), String.valueOf(down.getCause()));
            fail(group, down);
        } catch (RuntimeException | Error failure) {
            storeOneByOne(group, failure);
        }
    }

    /** One that cannot be obeyed must not take the others with it. */
    private void storeOneByOne(List<SentCommand> group, Throwable failure) {
        if (group.size() == 1) {
            LOG.error("{} failed", group.getFirst().command(), failure);
            fail(group, failure);
            return;
        }
        wallets.closeAll();
        group.forEach(each -> store(List.of(each)));
    }

    private void fail(List<SentCommand> group, Throwable failure) {
        wallets.closeAll();
        group.forEach(each -> each.answer().completeExceptionally(failure));
    }

    /** Ends after the group at hand; who still waits is told to ask again. */
    @Override
    public void close() {
        // Not by an interrupt: it would break the connection in the middle of a group.
        running = false;
        var _ = waiting.offer(SentCommand.wakingUp());
        try {
            thread.join(PATIENCE);
        } catch (InterruptedException hurry) {
            Thread.currentThread().interrupt();
        }
        var late = new ArrayList<SentCommand>();
        waiting.drainTo(late);
        late.forEach(
                each -> each.answer().complete(later(PlatformRefusal.BUSY, "The service is stopping; send it again.")));
    }
}
