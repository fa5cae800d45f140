package io.n3xus.platform.service;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * What every service is told; defaults are in {@code nexus-platform.yml}.
 *
 * @param service its name, such as {@code session-service}
 * @param node this replica's name; the same after a restart, so that it takes its claims up again at once
 * @param bodyLimit the largest request body accepted
 */
@Validated
@ConfigurationProperties("nexus")
public record PlatformSettings(
        @NotBlank String service,
        @NotBlank String node,
        @NotNull DataSize bodyLimit,
        @Valid @NotNull Kafka kafka,
        @Valid @NotNull Postgres postgres,
        @Valid @NotNull Mongo mongo,
        @Valid @NotNull Identity identity) {

    /**
     * The broker.
     *
     * @param servers comma separated {@code host:port}
     * @param partitions of a topic that this service has to create
     */
    public record Kafka(
            @NotBlank String servers,
            @Min(1) int partitions,
            @Min(1) short replication) {}

    /**
     * The event store's server; each service uses its own schema there.
     *
     * @param connections the most connections this service opens
     */
    public record Postgres(
            @NotBlank String url,
            @NotBlank String user,
            @NotNull String password,
            @Min(2) int connections) {

        @Override
        public String toString() {
            return "Postgres[url=" + url + ", user=" + user + "]";
        }
    }

    /** The read models' server; each service uses its own database there. */
    public record Mongo(@NotBlank String uri) {}

    /**
     * The issuer of tokens.
     *
     * @param clientSecret proves to identity which service this is; empty when it calls no other service
     */
    public record Identity(
            @NotNull URI url,
            @NotBlank String issuer,
            @NotBlank String audience,
            @NotNull String clientSecret) {

        @Override
        public String toString() {
            return "Identity[url=" + url + ", issuer=" + issuer + ", audience=" + audience + "]";
        }
    }

    /** The service name as PostgreSQL schema and MongoDB database: {@code session_service}. */
    public String storeName() {
        return service.replace('-', '_');
    }
}
