package io.n3xus.identity.issuer;

import java.nio.file.Path;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Who signs, for whom, and for how long.
 *
 * @param keyFile the private key; made at the first start
 * @param clientsFile the secrets of the services: {@code {"session-service":"…"}}; without it none gets a token
 */
@ConfigurationProperties("nexus.identity")
public record IssuerSettings(
        @DefaultValue("n3xus") String issuer,
        @DefaultValue("n3xus") String audience,
        @DefaultValue(".nexus/identity-key.json") Path keyFile,
        @Nullable Path clientsFile,
        @DefaultValue("10m") Duration serviceTokenLife) {}
