package io.n3xus.session.web;

import io.n3xus.session.SessionSettings.Page;
import io.n3xus.session.api.SessionStatus;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Which part of a listing is asked for.
 *
 * @param status null for all
 */
record PageRequest(@Nullable SessionStatus status, int limit, int offset) {

    private static final Pattern INTEGER = Pattern.compile("[+-]?[0-9]{1,100}");
    private static final BigInteger OFFSET_MAX = BigInteger.valueOf(Integer.MAX_VALUE);

    /** A limit above the maximum is lowered to it; what is no number in range is refused. */
    static PageRequest read(@Nullable String status, @Nullable String limit, @Nullable String offset, Page page) {
        return new PageRequest(
                status == null ? null : status(status),
                limit == null ? page.defaultSize() : atLeast(1, "limit", limit, BigInteger.valueOf(page.maxSize())),
                offset == null ? 0 : atLeast(0, "offset", offset, OFFSET_MAX));
    }

    private static SessionStatus status(String name) {
        return Arrays.stream(SessionStatus.values())
                .filter(each -> each.wireName().equals(name))
                .findFirst()
                .orElseThrow(() -> Fields.invalid(
                        "status",
                        "must be one of "
                                + Arrays.stream(SessionStatus.values())
                                        .map(SessionStatus::wireName)
                                        .collect(Collectors.joining(", "))));
    }

    private static int atLeast(int min, String field, String text, BigInteger max) {
        if (!INTEGER.matcher(text).matches()) {
            throw Fields.invalid(field, "must be a whole number");
        }
        var number = new BigInteger(text);
        if (number.compareTo(BigInteger.valueOf(min)) < 0) {
            throw Fields.invalid(field, "must be at least " + min);
        }
        return number.min(max).intValueExact();
    }
}
