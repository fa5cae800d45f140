package io.n3xus.gateway.limit;

import io.n3xus.gateway.request.RequestPattern;
import io.n3xus.gateway.request.RequestTable;
import io.n3xus.gateway.request.RequestTable.Line;
import io.n3xus.gateway.settings.LimitSettings;
import io.n3xus.gateway.settings.LimitSettings.Limit;
import io.n3xus.platform.refusal.Dialect;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Which limit a request spends from, whether or not there is anything at its path. */
final class LimitTable {

    private final Map<Dialect, RequestTable<LimitRule>> tables;

    private final LimitRule unknown;
    private final Duration longestWindow;

    LimitTable(LimitSettings settings) {
        this.unknown = new LimitRule("unknown", settings.unknown(), null);
        this.tables = settings.tables().entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, each -> tableOf(nameOf(each.getKey()), each.getValue())));
        this.longestWindow = Stream.concat(
                        Stream.of(settings.unknown()),
                        settings.tables().values().stream().flatMap(table -> table.values().stream()))
                .flatMap(limit -> limit.windows().values().stream())
                .map(LimitSettings.Window::lasts)
                .max(Comparator.naturalOrder())
                .orElseThrow();
    }

    private static RequestTable<LimitRule> tableOf(String api, Map<String, Limit> limits) {
        var lines = new ArrayList<Line<LimitRule>>();
        limits.forEach((name, limit) -> {
            var rule = new LimitRule(nameOf(api, name, limit), limit, rates(api, limit, limits));
            patterns(limit).forEach(pattern -> lines.add(new Line<>(pattern, rule)));
        });
        return new RequestTable<>(lines);
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
        var table = tables.get(Dialect.of(path));
        return table == null
                ? unknown
                : table.find(method, RequestTable.plain(path)).orElse(unknown);
    }
}
