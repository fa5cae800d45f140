package io.n3xus.identity.login;

import io.n3xus.identity.api.IdentityEvent.LoginRefused;
import io.n3xus.identity.publish.EventLog;
import io.n3xus.platform.web.RequestIds;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor.CallerRunsPolicy;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Stores refused logins beside the request, not within it: a known name would otherwise take one write longer to refuse
 * than an unknown one, and tell that it is known. When the queue is full the request does the writing after all.
 */
@Component
class RefusedLogins implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(RefusedLogins.class);
    private static final int MAX_WAITING = 256;
    private static final int MAX_CLOSING_SECONDS = 5;

    private final EventLog events;
    private final TransactionTemplate transaction;
    private final ThreadPoolExecutor writer = new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new ArrayBlockingQueue<>(MAX_WAITING),
            Thread.ofVirtual().name("refused-logins").factory(),
            new CallerRunsPolicy());

    RefusedLogins(EventLog events, TransactionTemplate transaction) {
        this.events = events;
        this.transaction = transaction;
    }

    void report(String userId) {
        var request = RequestIds.current();
        writer.execute(() -> store(userId, request));
    }

    private void store(String userId, String request) {
        try (var _ = MDC.putCloseable(RequestIds.KEY, request)) {
            transaction.executeWithoutResult(_ -> events.append(new LoginRefused(userId)));
        } catch (DataAccessException | TransactionException e) {
            LOG.warn("A refused login of user {} is not in the log", userId, e);
        }
    }

    @Override
    public void destroy() throws InterruptedException {
        writer.shutdown();
        if (!writer.awaitTermination(MAX_CLOSING_SECONDS, TimeUnit.SECONDS)) {
            LOG.warn("{} refused logins are not in the log", writer.getQueue().size());
        }
    }
}
