package io.n3xus.platform.refusal;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A refusal as one API words it, ready for any web framework.
 *
 * @param body JSON-ready and in the order the API documents: strings, numbers, booleans, lists and maps only
 * @param headers such as {@code Retry-After} and {@code Allow}; the request id is not among them
 */
public record ErrorBody(int status, Map<String, @Nullable Object> body, Map<String, String> headers) {

    public ErrorBody {
        body = Collections.unmodifiableMap(new LinkedHashMap<>(body));
        headers = Collections.unmodifiableMap(new LinkedHashMap<>(headers));
    }
}
