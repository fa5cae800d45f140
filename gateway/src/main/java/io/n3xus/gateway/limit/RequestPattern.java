package io.n3xus.gateway.limit;

import org.jspecify.annotations.Nullable;

/**
 * Some requests of an API.
 *
 * @param method null for any
 * @param path exact, or with everything below it when {@code below} holds; empty for every path
 */
record RequestPattern(@Nullable String method, String path, boolean below) {

    static final RequestPattern EVERYTHING = new RequestPattern(null, "", true);

    private static final String BELOW = "/**";

    /** Reads {@code /path}, {@code /path/**} or either with a method before it, as in {@code POST /path}. */
    static RequestPattern of(String text) {
        var space = text.indexOf(' ');
        var path = text.substring(space + 1);
        if (!path.startsWith("/")) {
            throw new IllegalArgumentException("No path in the limit for '%s'.".formatted(text));
        }
        var below = path.endsWith(BELOW);
        return new RequestPattern(
                space < 0 ? null : text.substring(0, space),
                below ? path.substring(0, path.length() - BELOW.length()) : path,
                below);
    }

    boolean matches(String requestMethod, String requestPath) {
        return requestPath.startsWith(path)
                && (requestPath.length() == path.length()
                        || (below && (path.isEmpty() || requestPath.charAt(path.length()) == '/')))
                && (method == null || method.equals(requestMethod));
    }

    /** The longer path wins, then the exact one, then the one with a method. */
    int specificity() {
        return 4 * path.length() + (below ? 0 : 2) + (method == null ? 0 : 1);
    }
}
