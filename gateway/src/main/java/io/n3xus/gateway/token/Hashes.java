package io.n3xus.gateway.token;

import io.n3xus.platform.security.Sha256;
import java.util.Base64;

/** By what the gateway remembers a token or key: nobody who reads its memory can use it. */
final class Hashes {

    private Hashes() {}

    static String of(String credential) {
        return Base64.getEncoder().encodeToString(Sha256.of(credential));
    }
}
