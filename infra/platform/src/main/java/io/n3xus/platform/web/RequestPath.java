package io.n3xus.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.springframework.http.server.PathContainer;
import org.springframework.http.server.PathContainer.PathSegment;

/**
 * A request's path as handlers are found by it: decoded, without parameters. Whoever decides about access must read the
 * path in this way, or {@code /%69nternal} passes for something else than {@code /internal}.
 */
record RequestPath(PathContainer parsed) {

    private static final String INTERNAL = "internal";

    static RequestPath of(HttpServletRequest request) {
        return new RequestPath(PathContainer.parsePath(request.getRequestURI()));
    }

    /** Nothing in it that two programs could read differently. No path of ours needs more. */
    boolean isPlain() {
        return !parsed.value().contains("//") && segments().stream().allMatch(RequestPath::isPlain);
    }

    /** For services of the platform alone. */
    boolean isInternal() {
        return !segments().isEmpty() && segments().getFirst().valueToMatch().equalsIgnoreCase(INTERNAL);
    }

    private List<PathSegment> segments() {
        return parsed.elements().stream()
                .filter(PathSegment.class::isInstance)
                .map(PathSegment.class::cast)
                .toList();
    }

    private static boolean isPlain(PathSegment segment) {
        var name = segment.valueToMatch();
        return segment.parameters().isEmpty()
                && !segment.value().contains(";")
                && !name.equals(".")
                && !name.equals("..")
                && name.chars().noneMatch(character -> character == '/' || character == '\\' || character < ' ');
    }
}
