package io.n3xus.session.web;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import java.util.Map;

/** Says what is wrong with a request. */
final class Fields {

    private Fields() {}

    static RefusedException invalid(String field, String issue) {
        return new RefusedException(
                Refusal.of(PlatformRefusal.INVALID_FIELD, "The field '%s' %s.".formatted(field, issue))
                        .with(Map.of("field", field, "issue", issue)));
    }

    static RefusedException malformed(String message) {
        return new RefusedException(PlatformRefusal.MALFORMED, message);
    }
}
