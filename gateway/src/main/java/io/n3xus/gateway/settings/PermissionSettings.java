package io.n3xus.gateway.settings;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code nexus.gateway.permissions.*}; permissions.yml holds the defaults.
 *
 * @param everything the scope whose holder may do whatever needs one
 * @param none requests that need no scope although a less specific line names one
 * @param scopes for each scope the requests that need it, as in {@code POST|PUT /path/**}
 */
@Validated
@ConfigurationProperties("nexus.gateway.permissions")
public record PermissionSettings(
        @NotBlank String everything,
        @NotNull List<@NotBlank String> none,
        @NotEmpty Map<String, @NotEmpty List<@NotBlank String>> scopes) {

    public PermissionSettings {
        none = List.copyOf(none);
        scopes = Map.copyOf(scopes);
    }
}
