package io.n3xus.identity.issuer;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import io.n3xus.identity.secret.SecretFile;
import java.security.interfaces.RSAPublicKey;
import java.text.ParseException;
import org.springframework.stereotype.Component;

/** The platform's RSA key. Made once and kept in a file, so that tokens outlive a restart and replicas agree. */
@Component
public class SigningKey {

    private static final int BITS = 2048;

    private final RSAKey key;
    private final RSAPublicKey publicKey;

    SigningKey(IssuerSettings settings) throws JOSEException {
        var file = new SecretFile(settings.keyFile());
        if (!file.exists()) {
            file.createOnce(new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .keyIDFromThumbprint(true)
                    .generate()
                    .toJSONString());
        }
        key = parse(file);
        publicKey = key.toRSAPublicKey();
    }

    private static RSAKey parse(SecretFile file) {
        try {
            var key = RSAKey.parse(file.read());
            if (key.isPrivate()) {
                return key;
            }
        } catch (ParseException _) {
            // Its message may quote the key.
        }
        throw new IllegalStateException(
                "%s holds no private RSA key (JWK). Restore it, or delete it: all tokens issued so far then end."
                        .formatted(file.path()));
    }

    RSAKey key() {
        return key;
    }

    public RSAPublicKey publicKey() {
        return publicKey;
    }

    /** What everyone may know of the key. */
    JWKSet published() {
        return new JWKSet(key.toPublicJWK());
    }
}
