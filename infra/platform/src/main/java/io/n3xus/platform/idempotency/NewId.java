package io.n3xus.platform.idempotency;

import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;

/**
 * The id for what a request creates. A controller declares it as a parameter. It is the same each time a request is made
 * under its {@code Idempotency-Key}, so that a second run finds what the first one made before it was killed.
 *
 * @param value random; cannot be guessed from the key
 * @param again whether an earlier run may have created it already
 */
public record NewId(UUID value, boolean again) {

    private static final String ATTRIBUTE = NewId.class.getName();

    void attachTo(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** A fresh one for a request without a key. */
    static NewId of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof NewId attached
                ? attached
                : new NewId(UUID.randomUUID(), false);
    }
}
