package io.n3xus.identity.login;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Objects;

/** Where a request came from before it reached the gateway, which lets no client say so itself. */
final class ClientAddress {

    private ClientAddress() {}

    static String of(HttpServletRequest request) {
        return Objects.requireNonNullElse(request.getHeader("X-Forwarded-For"), request.getRemoteAddr());
    }
}
