package io.n3xus.gateway.proxy;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits how many sockets are open at once. */
final class SocketSlots {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Semaphore left;

    SocketSlots(int max) {
        left = new Semaphore(max);
    }

    Slot take() {
        if (!left.tryAcquire()) {
            var message = "Too many connections are open. Close one or try again shortly.";
            throw new RefusedException(Refusal.of(PlatformRefusal.BUSY, message).retryAfter(RETRY));
        }
        return new Slot(left);
    }

    int left() {
        return left.availablePermits();
    }

    /** One open socket. Freeing it twice frees it once: its end may be noticed from both sides. */
    static final class Slot {

        private final Semaphore slots;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Slot(Semaphore slots) {
            this.slots = slots;
        }

        void free() {
            if (held.getAndSet(false)) {
                slots.release();
            }
        }
    }
}
