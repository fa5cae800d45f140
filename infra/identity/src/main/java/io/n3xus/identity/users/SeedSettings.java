package io.n3xus.identity.users;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Who there is from the start.
 *
 * @param seedFile see {@link SeedFile}; without it nobody is created
 */
@ConfigurationProperties("nexus.identity")
record SeedSettings(@Nullable Path seedFile) {}
