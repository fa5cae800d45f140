package io.n3xus.platform.web;

import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.web.util.pattern.PathPattern;
import org.springframework.web.util.pattern.PathPatternParser;

/** Paths that need no token, as Spring path patterns. A service that has some declares one bean of this. */
public record OpenPaths(List<PathPattern> patterns) {

    public OpenPaths {
        patterns = List.copyOf(patterns);
    }

    public static OpenPaths of(String... patterns) {
        return new OpenPaths(List.of(patterns).stream()
                .map(PathPatternParser.defaultInstance::parse)
                .toList());
    }

    boolean matches(PathContainer path) {
        return patterns.stream().anyMatch(pattern -> pattern.matches(path));
    }
}
