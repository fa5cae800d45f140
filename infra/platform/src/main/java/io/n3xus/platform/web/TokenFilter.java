package io.n3xus.platform.web;

import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.security.TokenVerifier;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/** Lets no request pass without a valid token, on loopback too; {@code /internal/**} is for services alone. */
final class TokenFilter extends OncePerRequestFilter {

    private static final OpenPaths ALWAYS_OPEN =
            OpenPaths.of("/actuator/health", "/actuator/health/**", "/actuator/prometheus");

    private final TokenVerifier tokens;
    private final OpenPaths open;
    private final RefusalWriter refusals;

    TokenFilter(TokenVerifier tokens, OpenPaths open, RefusalWriter refusals) {
        this.tokens = tokens;
        this.open = open;
        this.refusals = refusals;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            judge(request, RequestPath.of(request));
        } catch (RefusedException refused) {
            refusals.write(request, response, refused.refusal());
            return;
        }
        chain.doFilter(request, response);
    }

    private void judge(HttpServletRequest request, RequestPath path) {
        if (!path.isPlain()) {
            throw new RefusedException(
                    PlatformRefusal.MALFORMED,
                    "Spell the path plainly: no semicolons, dot segments, empty segments or encoded slashes.");
        }
        if (!ALWAYS_OPEN.matches(path.parsed()) && !open.matches(path.parsed())) {
            request.setAttribute(Caller.ATTRIBUTE, admit(request, path));
        }
    }

    private Caller admit(HttpServletRequest request, RequestPath path) {
        var caller = tokens.verify(bearer(request));
        if (path.isInternal() && !caller.isService()) {
            throw new RefusedException(PlatformRefusal.FORBIDDEN, "This path is for services of the platform.");
        }
        return caller;
    }

    private static String bearer(HttpServletRequest request) {
        var header = request.getHeader("Authorization");
        if (header == null || !header.regionMatches(true, 0, "Bearer ", 0, 7)) {
            throw new RefusedException(Refusal.of(
                    PlatformRefusal.TOKEN_MISSING, "Send a token in the header 'Authorization: Bearer <token>'."));
        }
        return header.substring(7).trim();
    }
}
