package io.n3xus.session.machine;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** An order on its way to the agent. It may be waited for; nobody has to. */
public final class Underway {

    private final CompletableFuture<Void> done;

    Underway(CompletableFuture<Void> done) {
        this.done = done;
    }

    /** Returns when the order is carried out, has failed, or {@code patience} is over. */
    public void await(Duration patience) {
        done.copy()
                .completeOnTimeout(null, patience.toMillis(), TimeUnit.MILLISECONDS)
                .join();
    }

    void andThen(Runnable work) {
        var _ = done.whenComplete((_, _) -> work.run());
    }
}
