package io.n3xus.gateway.limit;

import io.n3xus.gateway.settings.LimitSettings;
import io.n3xus.gateway.settings.LimitSettings.Limit;
import io.n3xus.platform.refusal.Dialect;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.util.StringUtils;

/** Which limit a request spends from, whether or not there is anything at its path. */
final class LimitTable {

    /** Of each API, the most specific line first. */
    private final Map<Dialect, List<Line>> lines;

    private final LimitRule unknown;
    private final Duration longestWindow;

    private record Line(RequestPattern pattern, LimitRule rule) {}

    LimitTable(LimitSettings settings) {
        this.unknown = new LimitRule("unknown", settings.unknown(), null);
        this.lines = settings.tables().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> linesOf(nameOf(each.getKey()), each.getValue())));
        this.longestWindow = Stream.concat(
                        Stream.of(settings.unknown()),
                        settings.tables().values().stream().flatMap(table -> table.values().stream()))
                .flatMap(limit -> limit.windows().values().stream())
                .map(LimitSettings.Window::lasts)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static List<Line> linesOf(String api, Map<String, Limit> limits) {
        var result = new ArrayList<Line>();
        limits.forEach((name, limit) -> {
            var rule = new LimitRule(nameOf(api, name, limit), limit, rates(api, limit, limits));
            patterns(limit).forEach(pattern -> result.add(new Line(pattern, rule)));
        });
        result.sort(Comparator.comparingInt(line -> -line.pattern().specificity()));
        return List.copyOf(result);
    }

    private static @Nullable MessageRates rates(String api, Limit limit, Map<String, Limit> limits) {
        var messages = limit.messages();
        return messages == null
                ? null
                : new MessageRates(
                        messages.close(),
                        messages.groups().entrySet().stream()
                                .collect(Collectors.toUnmodifiableMap(
                                        Map.Entry::getKey, each -> group(api, each.getValue(), limits))));
    }

    private static Policy group(String api, String name, Map<String, Limit> limits) {
        var limit = limits.get(name);
        if (limit == null) {
            throw new IllegalArgumentException(
                    "Messages have the rate of '%s', but %s has no such limit.".formatted(name, api));
        }
        return Policy.of(nameOf(api, name, limit), limit, "");
    }

    /** The limit for everything else of an API is named like the API. */
    private static String nameOf(String api, String name, Limit limit) {
        return limit.only().isEmpty() ? api : api + "-" + name;
    }

    private static List<RequestPattern> patterns(Limit limit) {
        return limit.only().isEmpty()
                ? List.of(RequestPattern.EVERYTHING)
                : limit.only().stream().map(RequestPattern::of).toList();
    }

    private static String nameOf(Dialect api) {
        return api.name().toLowerCase(Locale.ROOT);
    }

    /** For requests of nobody in particular. */
    LimitRule unknown() {
        return unknown;
    }

    Duration longestWindow() {
        return longestWindow;
    }

    /**
     * The limit of a request.
     *
     * @param path as it was sent. A service decodes it, so {@code /buil%64} must spend from what {@code /build} does.
     */
    LimitRule find(String method, String path) {
        var plain = path.indexOf('%') < 0 ? path : StringUtils.uriDecode(path, StandardCharsets.UTF_8);
        var asked = plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
        for (var line : lines.getOrDefault(Dialect.of(path), List.of())) {
            if (line.pattern().matches(method, asked)) {
                return line.rule();
            }
        }
        return unknown;
    }
}
