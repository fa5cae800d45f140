package io.n3xus.platform.idempotency;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a client calls its request, so that it can ask again: 1 to 255 printable ASCII characters. */
record IdempotencyKey(String value) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern FORM = Pattern.compile("[\\x20-\\x7e]{1,255}");

    /** Empty when the request has none. */
    static Optional<IdempotencyKey> of(HttpServletRequest request) {
        var sent = Collections.list(request.getHeaders(HEADER));
        if (sent.isEmpty()) {
            return Optional.empty();
        }
        var value = sent.getFirst().trim();
        if (sent.size() > 1 || !FORM.matcher(value).matches()) {
            throw new RefusedException(Refusal.of(
                            PlatformRefusal.IDEMPOTENCY_KEY_MALFORMED,
                            "Send one Idempotency-Key of 1 to 255 printable ASCII characters, such as a UUID.")
                    .with(Map.of("header", HEADER)));
        }
        return Optional.of(new IdempotencyKey(value));
    }

    /** Keeps it out of logs: it helps to open the stored answer. */
    @Override
    public String toString() {
        return "IdempotencyKey";
    }
}
