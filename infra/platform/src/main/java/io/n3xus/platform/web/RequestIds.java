package io.n3xus.platform.web;

import java.util.HexFormat;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;

/** The id that joins a request, its log lines and the events it causes. */
public final class RequestIds {

    public static final String HEADER = "X-Request-Id";

    /** The MDC key. */
    public static final String KEY = "request_id";

    private static final Pattern WELL_FORMED = Pattern.compile("[A-Za-z0-9._-]{1,64}");

    private RequestIds() {}

    /** The given id when it is well formed, else a new {@code req-<16 hex>}. */
    public static String acceptOrMake(@Nullable String given) {
        if (given != null && WELL_FORMED.matcher(given).matches()) {
            return given;
        }
        return "req-" + HexFormat.of().toHexDigits(ThreadLocalRandom.current().nextLong());
    }

    /** The id of the request or event that this thread works for; a new one when there is none. */
    public static String current() {
        return acceptOrMake(MDC.get(KEY));
    }
}
