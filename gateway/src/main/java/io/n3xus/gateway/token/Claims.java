package io.n3xus.gateway.token;

import io.n3xus.gateway.settings.NexusSettings;
import io.n3xus.platform.refusal.PlatformRefusal;
import io.n3xus.platform.refusal.RefusedException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.util.StringUtils;

/** What a signed token must say before it proves anything. */
final class Claims {

    /** How far ahead the clock of the issuer may be. An expiry is taken to the instant. */
    private static final Duration SKEW = Duration.ofSeconds(30);

    private static final String FALLBACK_PLAN = "free";

    private Claims() {}

    static VerifiedToken check(Jwt jwt, NexusSettings.Identity issuer, Instant now) {
        var id = jwt.getId();
        var subject = jwt.getSubject();
        var expiry = jwt.getExpiresAt();
        if (id == null || subject == null || subject.isBlank() || expiry == null) {
            throw invalid("It lacks jti, sub or exp.");
        }
        if (!issuer.issuer().equals(jwt.getClaimAsString("iss"))) {
            throw invalid("Another issuer made it.");
        }
        if (!audience(jwt).contains(issuer.audience())) {
            throw invalid("It was made for another audience.");
        }
        if (isAhead(jwt.getNotBefore(), now) || isAhead(jwt.getIssuedAt(), now)) {
            throw invalid("It is not valid yet.");
        }
        var plan = Objects.requireNonNullElse(jwt.getClaimAsString("plan"), FALLBACK_PLAN);
        var token = new VerifiedToken(id, subject, plan, scopes(jwt), expiry);
        return checkExpiry(token, now);
    }

    static VerifiedToken checkExpiry(VerifiedToken token, Instant now) {
        if (!token.expiresAt().isAfter(now)) {
            throw new RefusedException(
                    PlatformRefusal.TOKEN_EXPIRED,
                    "The token expired at %s. Sign in again.".formatted(token.expiresAt()));
        }
        return token;
    }

    static RefusedException invalid(String why) {
        return new RefusedException(
                PlatformRefusal.TOKEN_INVALID, "The token is not valid. %s Sign in again.".formatted(why));
    }

    private static boolean isAhead(@Nullable Instant time, Instant now) {
        return time != null && time.isAfter(now.plus(SKEW));
    }

    private static Set<String> scopes(Jwt jwt) {
        var scope = Objects.requireNonNullElse(jwt.getClaimAsString("scope"), "");
        return Set.copyOf(Arrays.asList(StringUtils.tokenizeToStringArray(scope, " ")));
    }

    private static List<String> audience(Jwt jwt) {
        return Objects.requireNonNullElse(jwt.getAudience(), List.of());
    }
}
