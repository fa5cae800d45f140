package io.n3xus.identity.issuer;

import io.n3xus.identity.secret.SecretFile;
import io.n3xus.platform.security.Sha256;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Map;
import java.util.TreeMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** The services that may ask for a token of their own, and their secrets. */
@Component
class KnownServices {

    private static final Logger LOG = LoggerFactory.getLogger(KnownServices.class);

    private final Map<String, String> secrets;

    KnownServices(IssuerSettings settings) {
        secrets = settings.clientsFile() == null ? Map.of() : read(settings.clientsFile());
        LOG.info("Services that get tokens: {}", new TreeMap<>(secrets).keySet());
    }

    private static Map<String, String> read(Path path) {
        try {
            var content = new SecretFile(path).read();
            return Map.copyOf(JsonMapper.shared().readValue(content, new TypeReference<Map<String, String>>() {}));
        } catch (JacksonException _) {
            // Its message may quote a secret.
            throw new IllegalStateException("%s must look like {\"session-service\":\"its secret\"}.".formatted(path));
        }
    }

    /** Takes as long for a service that is not known as for a secret that is wrong. */
    boolean know(String name, String secret) {
        var known = secrets.get(name);
        var same = MessageDigest.isEqual(Sha256.of(known == null ? "" : known), Sha256.of(secret));
        return same && known != null && !known.isEmpty();
    }
}
