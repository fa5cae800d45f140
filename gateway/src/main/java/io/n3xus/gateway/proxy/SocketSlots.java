package io.n3xus.gateway.proxy;

import io.n3xus.gateway.settings.GatewaySettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;

/** Limits how many sockets are open at once, in all and for each account. */
final class SocketSlots {

    private static final Duration RETRY = Duration.ofSeconds(5);

    private final Semaphore left;
    private final int perUser;
    private final Map<String, Integer> open = new ConcurrentHashMap<>();

    SocketSlots(GatewaySettings.Sockets settings) {
        left = new Semaphore(settings.max());
        perUser = settings.perUser();
    }

    /** @param account whose socket it is; refused with BUSY when it or the gateway has all it may have */
    Slot take(String account) {
        if (!left.tryAcquire()) {
            throw refused("Too many sockets are open here. Try again shortly.");
        }
        if (open.merge(account, 1, Integer::sum) > perUser) {
            giveBack(account);
            throw refused("You have %d sockets open, the most there may be. Close one.".formatted(perUser));
        }
        return new Slot(account);
    }

    int left() {
        return left.availablePermits();
    }

    private void giveBack(String account) {
        open.computeIfPresent(account, (_, count) -> count == 1 ? null : count - 1);
        left.release();
    }

    private static RefusedException refused(String message) {
        return new RefusedException(Refusal.of(PlatformRefusal.BUSY, message).retryAfter(RETRY));
    }

    /** One open socket. Freeing it twice frees it once: its end may be noticed from both sides. */
    final class Slot {

        private final String account;
        private final AtomicBoolean held = new AtomicBoolean(true);

        private Slot(String account) {
            this.account = account;
        }

        void free() {
            if (held.getAndSet(false)) {
                giveBack(account);
            }
        }
    }
}
