package io.n3xus.identity.issuer;

import com.nimbusds.jose.jwk.JWKSet;

/** The public halves of all keys whose tokens the platform believes. */
public interface PublicKeys {

    /**
     * All of them, nothing private.
     *
     * @throws io.n3xus.platform.refusal.RefusedException with kind UNAVAILABLE rather than answering with a part
     */
    JWKSet published();
}
