package io.n3xus.gateway.proxy;

/**
 * One line of the {@link RouteTable}.
 *
 * @param path exact, or with everything below it when {@code below} holds
 * @param service short name in the settings
 * @param token whether a request needs a valid token; an upgrade to a WebSocket always does
 * @param sockets whether an upgrade is relayed; elsewhere the wish to upgrade is ignored
 */
public record Rule(String path, boolean below, String service, boolean token, boolean sockets) {

    static Rule open(String path, String service) {
        return new Rule(path, false, service, false, false);
    }

    static Rule withToken(String path, String service) {
        return new Rule(path, false, service, true, false);
    }

    static Rule allWithToken(String path, String service) {
        return new Rule(path, true, service, true, false);
    }

    /** A page for everyone, and the socket behind it for whoever shows a token. */
    static Rule pagesAndSockets(String path, String service) {
        return new Rule(path, true, service, false, true);
    }

    boolean matches(String requested) {
        return requested.startsWith(path)
                && (requested.length() == path.length() || (below && requested.charAt(path.length()) == '/'));
    }
}
