package io.n3xus.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.Set;

/**
 * Who asks, as a verified token says. A controller declares it as a parameter.
 *
 * @param userId the account; of a service, its name
 * @param plan {@code free}, {@code standard} or {@code enterprise}; empty for a service
 * @param role {@code admin}, {@code user} or {@code service}
 * @param tokenId the token's {@code jti}
 */
public record Caller(String userId, String username, String plan, String role, Set<String> scopes, String tokenId) {

    /** The request attribute that holds the caller of a verified request. */
    static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    /** Empty on a path that is open to everyone. */
    public static Optional<Caller> of(HttpServletRequest request) {
        return Optional.ofNullable((Caller) request.getAttribute(ATTRIBUTE));
    }

    public boolean isAdmin() {
        return role.equals("admin");
    }

    public boolean isService() {
        return role.equals("service");
    }
}
