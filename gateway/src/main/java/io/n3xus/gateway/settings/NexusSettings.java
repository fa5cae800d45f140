package io.n3xus.gateway.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.validation.annotation.Validated;

/** The settings {@code nexus.*} that the gateway shares with every service. */
@Validated
@ConfigurationProperties("nexus")
public record NexusSettings(
        @NotNull @Valid Identity identity, @NotNull @Valid Kafka kafka) {

    /**
     * Whose tokens are believed.
     *
     * @param url where the keys of the issuer are
     * @param issuer demanded in every token
     * @param audience demanded in every token
     * @param clientSecret proves to identity that this is the gateway
     */
    public record Identity(
            @NotNull URI url,
            @NotBlank String issuer,
            @NotBlank String audience,
            @NotNull String clientSecret) {

        /** Keeps the secret out of logs. */
        @Override
        public String toString() {
            return "Identity[url=%s, issuer=%s, audience=%s]".formatted(url, issuer, audience);
        }
    }

    /**
     * The event log.
     *
     * @param servers host and port of at least one broker, separated by commas
     * @param partitions of a topic that the gateway has to create
     * @param replication of such a topic
     */
    public record Kafka(
            @NotBlank String servers,
            @Positive int partitions,
            @Positive short replication) {}
}
