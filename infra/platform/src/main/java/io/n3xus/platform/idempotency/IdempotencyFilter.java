package io.n3xus.platform.idempotency;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.web.Caller;
import io.n3xus.platform.web.RefusalWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import tools.jackson.databind.json.JsonMapper;

/**
 * Does each person's {@code POST} with an {@code Idempotency-Key} once. Its place is after the token and the body limit.
 *
 * <pre>
 *   answer of the first run      becomes of the key
 *   below 400                    keeps this answer
 *   400 to 499                   free again: a refusal changed nothing
 *   the same in a later run      goes on with the same id: an earlier run may have changed something
 *   5xx, none (killed)           goes on with the same id: what nobody waited for may have been stored
 * </pre>
 */
final class IdempotencyFilter extends OncePerRequestFilter {

    private static final Logger LOG = LoggerFactory.getLogger(IdempotencyFilter.class);
    private static final Duration SHORTLY = Duration.ofSeconds(1);

    private final KeyTable keys;
    private final RunningRequests running;
    private final IdempotencySettings settings;
    private final RefusalWriter refusals;
    private final JsonMapper json;

    IdempotencyFilter(
            KeyTable keys,
            RunningRequests running,
            IdempotencySettings settings,
            RefusalWriter refusals,
            JsonMapper json) {
        this.keys = keys;
        this.running = running;
        this.settings = settings;
        this.refusals = refusals;
        this.json = json;
    }

    /** Logins have no caller yet, and services name what they want to be done once in the body. */
    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return !request.getMethod().equals("POST")
                || request.getHeader(IdempotencyKey.HEADER) == null
                || Caller.of(request).filter(caller -> !caller.isService()).isEmpty();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            once(request, response, chain);
        } catch (RefusedException refused) {
            refusals.write(request, response, refused.refusal());
        } catch (DataAccessException away) {
            LOG.warn("The keys of requests cannot be read: {}", away.toString());
            refusals.write(
                    request,
                    response,
                    Refusal.of(PlatformRefusal.BUSY, "Too much at once. Try again shortly.")
                            .retryAfter(SHORTLY));
        }
    }

    private void once(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var key = IdempotencyKey.of(request).orElseThrow();
        var caller = Caller.of(request).orElseThrow();
        var body = request.getInputStream().readAllBytes();
        var binding = Binding.of(settings.secret(), key, sameness(request, caller), body);
        switch (keys.claim(caller.userId(), binding.keyHash(), binding.check())) {
            case Claim.Run run -> {
                run.newId().attachTo(request);
                try (var _ = running.start(run)) {
                    run(run, binding, new RereadableRequest(request, body), response, chain);
                }
            }
            case Claim.Done(var seed, var sealed) ->
                json.readValue(binding.open(seed, sealed), StoredAnswer.class).giveAgain(response);
            case Claim.Busy _ -> throw busy("The first request with this Idempotency-Key is still running.", SHORTLY);
            case Claim.Reused _ ->
                throw new RefusedException(
                        PlatformRefusal.IDEMPOTENCY_KEY_REUSED,
                        "This Idempotency-Key was used for a different request. Take a new one.");
        }
    }

    /** What the same request has in common; with other rights it is another one, or a demoted caller would be answered. */
    private static List<String> sameness(HttpServletRequest request, Caller caller) {
        return List.of(
                caller.userId(),
                caller.role(),
                String.join(" ", new TreeSet<>(caller.scopes())),
                request.getMethod(),
                request.getRequestURI(),
                Objects.requireNonNullElse(request.getQueryString(), ""));
    }

    private void run(
            Claim.Run run, Binding binding, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        var captured = new ContentCachingResponseWrapper(response);
        try {
            chain.doFilter(request, captured);
        } catch (ServletException | IOException | RuntimeException bug) {
            release(() -> keys.giveUp(run));
            throw bug;
        }
        if (captured.getStatus() < 400) {
            keep(run, binding, captured);
        } else {
            release(() -> letGo(run, captured.getStatus()));
        }
        captured.copyBodyToResponse();
    }

    /** An answer that cannot be kept is not given either: two requests could otherwise hear different ones. */
    private void keep(Claim.Run run, Binding binding, ContentCachingResponseWrapper captured) {
        var answer = json.writeValueAsBytes(StoredAnswer.of(captured));
        var kept = false;
        try {
            kept = keys.finish(run, binding.seal(run.newId().value(), answer));
        } catch (DataAccessException away) {
            LOG.warn("An answer cannot be kept: {}", away.toString());
        }
        if (!kept) {
            captured.resetBuffer();
            throw busy("The answer is not settled yet. Ask again with this Idempotency-Key.", settings.claimLasts());
        }
    }

    private void letGo(Claim.Run run, int status) {
        if (status < 500 && !run.newId().again()) {
            keys.forget(run);
        } else {
            keys.giveUp(run);
        }
    }

    /** When it fails, the claim runs out by itself. */
    private static void release(Runnable release) {
        try {
            release.run();
        } catch (DataAccessException away) {
            LOG.warn("A key waits until its claim runs out: {}", away.toString());
        }
    }

    private static RefusedException busy(String message, Duration wait) {
        return new RefusedException(
                Refusal.of(PlatformRefusal.IDEMPOTENCY_IN_PROGRESS, message).retryAfter(wait));
    }
}
