package io.n3xus.gateway.edge;

import io.n3xus.gateway.token.ApiKeys;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;

/**
 * Finds the one token or API key of a request: in the Authorization header, a key also in {@code X-API-Key}, and for
 * sockets in the query.
 */
final class Credentials {

    static final String KEY_HEADER = "X-API-Key";

    private static final String SCHEME = "bearer ";
    private static final String PARAMETER = "token";

    private Credentials() {}

    static String fromHeader(ServerHttpRequest request) {
        var headers = request.getHeaders();
        var authorization = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
        if (!headers.containsHeader(KEY_HEADER)) {
            return bearer(authorization);
        }
        var key = only(headers.getOrEmpty(KEY_HEADER));
        if (!ApiKeys.isKey(key)
                || !(authorization.isEmpty() || bearer(authorization).equals(key))) {
            throw new RefusedException(
                    PlatformRefusal.TOKEN_INVALID,
                    "%s holds no API key, or another one than the Authorization header.".formatted(KEY_HEADER));
        }
        return key;
    }

    /** Browsers cannot set headers on a socket. The header wins when both are there. */
    static String fromHeaderOrQuery(ServerHttpRequest request) {
        var headers = request.getHeaders();
        if (headers.containsHeader(HttpHeaders.AUTHORIZATION) || headers.containsHeader(KEY_HEADER)) {
            return fromHeader(request);
        }
        return only(parameters(request.getURI().getRawQuery())
                .filter(Credentials::isToken)
                .map(each -> decode(each.substring(each.indexOf('=') + 1)))
                .toList());
    }

    /** The raw query without its tokens; null when nothing is left. */
    static @Nullable String queryWithoutToken(@Nullable String query) {
        var kept = parameters(query).filter(each -> !isToken(each)).collect(Collectors.joining("&"));
        return kept.isEmpty() ? null : kept;
    }

    private static String bearer(List<String> headers) {
        var header = only(headers);
        if (!header.toLowerCase(Locale.ROOT).startsWith(SCHEME)) {
            throw new RefusedException(
                    PlatformRefusal.TOKEN_INVALID, "The Authorization header is not of the form 'Bearer <token>'.");
        }
        return header.substring(SCHEME.length()).strip();
    }

    private static String only(List<String> values) {
        if (values.isEmpty() || (values.size() == 1 && values.getFirst().isBlank())) {
            throw new RefusedException(
                    PlatformRefusal.TOKEN_MISSING, "A token is needed. Send 'Authorization: Bearer <token>'.");
        }
        if (values.size() > 1) {
            throw new RefusedException(PlatformRefusal.TOKEN_INVALID, "More than one token was sent. Send one.");
        }
        return values.getFirst();
    }

    private static Stream<String> parameters(@Nullable String query) {
        return query == null || query.isEmpty() ? Stream.empty() : Arrays.stream(query.split("&", -1));
    }

    private static boolean isToken(String parameter) {
        var end = parameter.indexOf('=');
        return decode(end < 0 ? parameter : parameter.substring(0, end)).equals(PARAMETER);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }
}
