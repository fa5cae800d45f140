package io.n3xus.identity.issuer;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who signs, for whom, and for how long.
 *
 * @param issuer demanded in every token; for clients that discover it the same address as {@code publicUrl}
 * @param publicUrl where clients reach the platform: the gateway
 * @param keyFile the private keys; made at the first start
 * @param clientsFile the secrets of the services: {@code {"session-service":"…"}}; without it none gets a token
 */
@ConfigurationProperties("nexus.identity")
public record IssuerSettings(
        @DefaultValue("n3xus") String issuer,
        @DefaultValue("n3xus") String audience,
        @DefaultValue("http://localhost:8080") URI publicUrl,
        @DefaultValue(".nexus/identity-key.json") Path keyFile,
        @Nullable Path clientsFile,
        @DefaultValue("10m") Duration serviceTokenLife) {}
