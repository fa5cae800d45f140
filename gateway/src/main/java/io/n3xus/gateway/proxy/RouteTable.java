package io.n3xus.gateway.proxy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Every path that a service answers; all others are unknown. Paths are compared as they were sent, not decoded, so that
 * no spelling can reach what is not listed here. {@code /internal} and {@code /actuator} never are.
 */
public final class RouteTable {

    private static final List<Rule> RULES = Stream.of(
                    superCore("/v1/supercore"),
                    superCore("/api/v1/supercore"),
                    Stream.of(
                            Rule.open("/auth/login", "identity"),
                            Rule.open("/auth/refresh", "identity"),
                            Rule.withToken("/auth/logout", "identity"),
                            Rule.open("/v1/oauth/token", "identity"),
                            Rule.open("/api/v1/auth/login", "identity"),
                            Rule.open("/.well-known/openid-configuration", "identity"),
                            Rule.open("/.well-known/oauth-authorization-server", "identity"),
                            Rule.open("/.well-known/jwks.json", "identity"),
                            Rule.withToken("/api/v1/auth/logout", "identity"),
                            Rule.allWithToken("/api/v1/users", "identity"),
                            Rule.allWithToken("/api/keys", "identity"),
                            Rule.allWithToken("/api/v1/billing", "billing"),
                            Rule.allWithToken("/api/v1/usage", "billing"),
                            Rule.pagesAndSockets("/vnc-viewer", "stream"),
                            Rule.pagesAndSockets("/api/v1/vnc-viewer", "stream")))
            .flatMap(rules -> rules)
            .toList();

    private RouteTable() {}

    private static Stream<Rule> superCore(String prefix) {
        return Stream.of(
                Rule.allWithToken(prefix + "/sessions", "session"),
                Rule.allWithToken(prefix + "/resources", "session"),
                Rule.allWithToken(prefix + "/wallet", "billing"),
                Rule.allWithToken(prefix + "/stream", "stream"),
                Rule.allWithToken(prefix + "/storage", "storage"));
    }

    /** The rule for a path as it was sent, without the query. */
    public static Optional<Rule> find(String path) {
        return RULES.stream().filter(rule -> rule.matches(path)).findFirst();
    }

    /** All of them, in the order in which they are tried. */
    public static List<Rule> rules() {
        return RULES;
    }
}
