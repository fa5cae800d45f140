package io.n3xus.identity.issuer;

import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.JWKSelector;
import com.nimbusds.jose.jwk.JWKSet;
import java.util.List;

/** The public halves of all keys whose tokens the platform believes. */
public interface PublicKeys {

    /**
     * All of them, nothing private.
     *
     * @throws io.n3xus.platform.refusal.RefusedException with kind UNAVAILABLE rather than answering with a part
     */
    JWKSet published();

    /** Those with which a token may have been signed; not more of an answer than {@link #published()}, but quicker. */
    default List<JWK> find(JWKSelector wanted) {
        return wanted.select(published());
    }
}
