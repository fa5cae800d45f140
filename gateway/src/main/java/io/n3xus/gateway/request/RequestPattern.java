package io.n3xus.gateway.request;

import java.util.Set;

/**
 * Some requests of an API.
 *
 * @param methods empty for any
 * @param path exact, or with everything below it when {@code below} holds; empty for every path
 */
public record RequestPattern(Set<String> methods, String path, boolean below) {

    public static final RequestPattern EVERYTHING = new RequestPattern(Set.of(), "", true);

    private static final String BELOW = "/**";

    public RequestPattern {
        methods = Set.copyOf(methods);
    }

    /**
     * Reads {@code /path}, {@code /path/**} or either with methods before it, as in {@code POST|PUT /path}.
     *
     * @throws IllegalArgumentException when there is no path in it
     */
    public static RequestPattern of(String text) {
        var space = text.indexOf(' ');
        var path = text.substring(space + 1);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("No path in '%s'.".formatted(text));
        }
        var below = path.endsWith(BELOW);
        return new RequestPattern(
                space < 0 ? Set.of() : Set.of(text.substring(0, space).split("\\|")),
                below ? path.substring(0, path.length() - BELOW.length()) : path,
                below);
    }

    boolean matches(String requestMethod, String requestPath) {
        return requestPath.startsWith(path)
                && (requestPath.length() == path.length()
                        || (below && (path.isEmpty() || requestPath.charAt(path.length()) == '/')))
                && (methods.isEmpty() || methods.contains(requestMethod));
    }

    /** The longer path wins, then the exact one, then the one with a method. */
    int specificity() {
        return 4 * path.length() + (below ? 0 : 2) + (methods.isEmpty() ? 0 : 1);
    }
}
