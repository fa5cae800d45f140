package io.n3xus.platform.refusal;

import static java.time.temporal.ChronoUnit.MILLIS;
import static java.time.temporal.ChronoUnit.SECONDS;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The details of a refusal as JSON values. Keys are sorted, so that the same refusal always reads the same. */
final class Details {

    private static final DateTimeFormatter MILLISECONDS =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    private static final Pattern HUMP = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Details() {}

    /** @param precision of the times among the values */
    static Map<String, Object> snakeCase(Map<String, Object> details, ChronoUnit precision) {
        var result = new TreeMap<String, Object>();
        details.forEach((key, value) -> result.put(snake(key), value(value, precision)));
        return result;
    }

    static Map<String, Object> plain(Map<String, Object> details) {
        var result = new TreeMap<String, Object>();
        details.forEach((key, value) -> result.put(key, value(value, SECONDS)));
        return result;
    }

    static String toMillis(Instant time) {
        return MILLISECONDS.format(time);
    }

    private static Object value(@Nullable Object value, ChronoUnit precision) {
        return switch (value) {
            case Instant time ->
                precision == MILLIS
                        ? toMillis(time)
                        : time.truncatedTo(precision).toString();
            case Number number -> number;
            case Boolean truth -> truth;
            case Collection<?> many ->
                many.stream().map(one -> value(one, precision)).toList();
            case null, default -> String.valueOf(value);
        };
    }

    private static String snake(String key) {
        return HUMP.matcher(key).replaceAll("_").toLowerCase(Locale.ROOT);
    }
}
