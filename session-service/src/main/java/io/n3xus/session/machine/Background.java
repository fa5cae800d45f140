package io.n3xus.session.machine;

import io.n3xus.platform.web.RequestIds;
import io.n3xus.session.api.SessionId;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * Work about machines that nobody has to wait for, under the request id it began with. As many at once as there are
 * sessions, which are limited.
 */
@Component
class Background implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Background.class);

    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final Set<SessionId> busy = ConcurrentHashMap.newKeySet();

    /** A failure is logged and left to the next sweep. */
    Underway run(SessionId id, Runnable work) {
        var requestId = RequestIds.current();
        return new Underway(CompletableFuture.runAsync(() -> attempt(id, requestId, work), threads));
    }

    /** Does nothing while other such work about the session is under way: its outcome decides what is left to do. */
    void unlessBusy(SessionId id, Runnable work) {
        if (busy.add(id)) {
            run(id, work).andThen(() -> busy.remove(id));
        }
    }

    private static void attempt(SessionId id, String requestId, Runnable work) {
        try (var _ = MDC.putCloseable(RequestIds.KEY, requestId)) {
            work.run();
        } catch (RuntimeException failure) {
            LOG.warn("Machine of {}: {}; it is looked at again soon", id, failure.toString());
        }
    }

    @Override
    public void destroy() {
        threads.shutdownNow();
    }
}
