package io.n3xus.gateway.request;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.util.StringUtils;

/** What is said of which requests. Of several lines that match a request the most specific one decides. */
public final class RequestTable<T> {

    private final List<Line<T>> mostSpecificFirst;

    /** What is said of the requests of a pattern. */
    public record Line<T>(RequestPattern pattern, T value) {}

    public RequestTable(Collection<Line<T>> lines) {
        this.mostSpecificFirst = lines.stream()
                .sorted(Comparator.comparingInt(line -> -line.pattern().specificity()))
                .toList();
    }

    /** What is said of this request; {@code path} is as {@link #plain} made it. */
    public Optional<T> find(String method, String path) {
        for (var line : mostSpecificFirst) {
            if (line.pattern().matches(method, path)) {
                return Optional.of(line.value());
            }
        }
        return Optional.empty();
    }

    /**
     * A path as a service will read it: {@code /buil%64/} asks for the same as {@code /build}.
     *
     * @param path as it was sent, without the query
     */
    public static String plain(String path) {
        var decoded = path.indexOf('%') < 0 ? path : StringUtils.uriDecode(path, StandardCharsets.UTF_8);
        return decoded.length() > 1 && decoded.endsWith("/") ? decoded.substring(0, decoded.length() - 1) : decoded;
    }
}
