package io.n3xus.billing.api;

import io.n3xus.platform.refusal.RefusedException;
import java.util.regex.Pattern;

/** What an id chosen by a caller may look like: short and printable, because it ends up in keys, logs and URLs. */
public final class Names {

    /** As an expression, for the checks of request bodies. */
    public static final String PATTERN = "[A-Za-z0-9._:-]{1,128}";

    private static final Pattern USABLE = Pattern.compile(PATTERN);

    private Names() {}

    static void requireUsable(String value, String what) {
        if (!USABLE.matcher(value).matches()) {
            throw new RefusedException(
                    BillingRefusal.BAD_ID,
                    "The %s must be 1 to 128 letters, digits, dots, underscores, colons or dashes.".formatted(what));
        }
    }
}
