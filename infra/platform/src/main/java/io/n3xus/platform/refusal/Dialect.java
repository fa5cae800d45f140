package io.n3xus.platform.refusal;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import io.n3xus.platform.refusal.RefusalCode.Kind;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How one API words an error. The API asked decides, also for errors raised before any service was reached. */
public enum Dialect {
    SUPERCORE,
    STREAMSPACE,
    NEXUS,
    FORGE,
    FAAS,
    /** Between services: the refusal itself, so that the caller can raise the very same one. */
    INTERNAL;

    private static final Set<String> FAAS_SEGMENTS =
            Set.of("execute", "stream", "snapshots", "branches", "instances", "usage");

    private static final Set<String> SUPERCORE_ROOTS = Set.of("upload", "download");

    private static final String SOCKET_OF_A_SESSION = "sess_[A-Za-z0-9]+";

    /**
     * The API that owns a path, known or not: the prefixes overlap, so the longest documented one wins.
     *
     * @param path from the root, without the query
     */
    public static Dialect of(String path) {
        var first = segment(path, 1);
        return switch (first) {
            case "internal" -> INTERNAL;
            case "v1" -> segment(path, 2).equals("supercore") ? SUPERCORE : NEXUS;
            case "api" -> segment(path, 2).equals("v1") ? ofSharedPrefix(segment(path, 3)) : FORGE;
            case "vnc-viewer", "agent" -> STREAMSPACE;
            case "ws" -> path.equals("/ws") ? SUPERCORE : FORGE;
            default -> SUPERCORE_ROOTS.contains(first) || first.matches(SOCKET_OF_A_SESSION) ? SUPERCORE : FORGE;
        };
    }

    private static Dialect ofSharedPrefix(String segment) {
        if (segment.equals("supercore")) {
            return SUPERCORE;
        }
        return FAAS_SEGMENTS.contains(segment) ? FAAS : STREAMSPACE;
    }

    /** What is between two slashes, from 1 on; empty when there is no such. This is asked for every request. */
    private static String segment(String path, int number) {
        var start = 0;
        for (var slash = 0; slash < number; slash++) {
            start = path.indexOf('/', start) + 1;
            if (start == 0) {
                return "";
            }
        }
        var end = path.indexOf('/', start);
        return end < 0 ? path.substring(start) : path.substring(start, end);
    }

    /**
     * The refusal in this API's words.
     *
     * @param requestId named in the body where the API documents it
     * @param now the time of the answer, where the API documents one
     */
    public ErrorBody render(Refusal refusal, String requestId, Instant now) {
        var code = ErrorCodes.code(this, refusal);
        var body = switch (this) {
            case SUPERCORE -> supercore(refusal, code);
            case STREAMSPACE -> streamSpace(refusal, code, requestId, now);
            case NEXUS -> nexus(refusal, code, requestId, now);
            case FORGE -> forge(refusal, code);
            case FAAS -> faas(refusal, code);
            case INTERNAL -> internal(refusal);
        };
        return new ErrorBody(ErrorCodes.status(this, refusal, code), body, ErrorHeaders.of(refusal));
    }

    private static Map<String, @Nullable Object> supercore(Refusal refusal, String code) {
        return ordered("success", false, "error", refusal.message(), "code", code);
    }

    private static Map<String, @Nullable Object> streamSpace(
            Refusal refusal, String code, String requestId, Instant now) {
        var body = ordered(
                "error", ErrorCodes.title(refusal, code),
                "message", refusal.message(),
                "code", code,
                "details", Details.snakeCase(refusal.details(), SECONDS),
                "timestamp", now.truncatedTo(SECONDS).toString(),
                "request_id", requestId);
        return withWait(body, refusal);
    }

    private static Map<String, @Nullable Object> nexus(Refusal refusal, String code, String requestId, Instant now) {
        var error = ordered(
                "code", code,
                "message", refusal.message(),
                "details", Details.snakeCase(refusal.details(), MILLIS),
                "request_id", requestId,
                "timestamp", Details.toMillis(now));
        return ordered("error", error);
    }

    private static Map<String, @Nullable Object> forge(Refusal refusal, String code) {
        return withWait(ordered("detail", refusal.message(), "error_code", code), refusal);
    }

    private static Map<String, @Nullable Object> faas(Refusal refusal, String code) {
        var details = Details.snakeCase(refusal.details(), SECONDS);
        return ordered("error", ordered("code", code, "message", refusal.message(), "details", details));
    }

    private static Map<String, @Nullable Object> internal(Refusal refusal) {
        var wait = refusal.retryAfter();
        var body = ordered("code", refusal.code(), "kind", refusal.kind().name(), "message", refusal.message());
        body.put("details", Details.plain(refusal.details()));
        body.put("retryAfter", wait == null ? null : wait.toString());
        return body;
    }

    private static Map<String, @Nullable Object> withWait(Map<String, @Nullable Object> body, Refusal refusal) {
        if (refusal.kind() == Kind.LIMIT) {
            body.put("retry_after", ErrorHeaders.waitSeconds(refusal));
        }
        return body;
    }

    private static Map<String, @Nullable Object> ordered(Object... keysAndValues) {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (var i = 0; i < keysAndValues.length; i += 2) {
            map.put((String) keysAndValues[i], keysAndValues[i + 1]);
        }
        return map;
    }
}
