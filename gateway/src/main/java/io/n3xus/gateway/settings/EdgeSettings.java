package io.n3xus.gateway.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * How the gateway meets the network; gateway.yml holds the defaults.
 *
 * @param headTimeout from the first byte of a request's head to its last
 * @param requestTimeout from the end of a request's head to the end of its body
 * @param instancesDomain below which {@code <service>-<instance>} are hosts of instances; blank when there are none
 */
@Validated
@ConfigurationProperties("nexus.gateway.edge")
public record EdgeSettings(
        @NotNull Duration headTimeout,
        @NotNull Duration requestTimeout,
        @NotNull String instancesDomain,
        @NotNull @Valid Cors cors,
        @NotNull @Valid Tls tls) {

    /**
     * Which pages of others may call the APIs from a browser.
     *
     * @param origins such as {@code https://app.example.com}, or a pattern such as {@code https://*.example.com}; no
     *     cookies are ever used, so a wildcard gives away nothing but what everybody may read
     * @param maxAge how long a browser remembers what it was allowed
     */
    public record Cors(
            @NotNull List<@NotBlank String> origins,
            @NotNull Duration maxAge) {

        public Cors {
            origins = List.copyOf(origins);
        }
    }

    /**
     * The listener that speaks TLS 1.3 and nothing older.
     *
     * @param port 0 for any free one
     * @param certificate PEM, with its chain; null to use a self-made one
     * @param privateKey PEM, unencrypted; must be there when {@code certificate} is
     * @param selfMade where the self-made certificate and its key are kept, mode 0600; made when it is missing
     */
    public record Tls(
            boolean enabled,
            @NotBlank String address,
            int port,
            @Nullable Path certificate,
            @Nullable Path privateKey,
            @NotNull Path selfMade) {}
}
