package io.n3xus.identity.clients;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Which programs there are.
 *
 * @param oauthClientsFile see {@link OAuthClients}; without it there are none
 */
@ConfigurationProperties("nexus.identity")
record ClientSettings(@Nullable Path oauthClientsFile) {}
