package io.n3xus.gateway.token;

import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/** Believes whatever one can show: a token or an API key, each in the other's place. */
@Component
public final class Authentication {

    private final TokenVerifier tokens;
    private final ApiKeys keys;

    Authentication(TokenVerifier tokens, ApiKeys keys) {
        this.tokens = tokens;
        this.keys = keys;
    }

    /** Whether identity must be asked, which costs it a slow hash; a forger has a new credential each time. */
    public boolean asksIdentity(String credential) {
        return ApiKeys.isKey(credential) && !keys.isKnown(credential);
    }

    /** Fails with a refusal: 401, or UNAVAILABLE while it cannot be known. */
    public Mono<AuthenticatedCaller> of(String credential) {
        return ApiKeys.isKey(credential)
                ? keys.verify(credential).map(AuthenticatedCaller::of)
                : tokens.verify(credential).map(token -> new AuthenticatedCaller(token, null, credential));
    }
}
