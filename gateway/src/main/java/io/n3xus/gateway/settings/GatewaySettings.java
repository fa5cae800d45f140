package io.n3xus.gateway.settings;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Positive;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/**
 * Settings {@code nexus.gateway.*}; gateway.yml holds the defaults.
 *
 * @param version reported by {@code /health}
 * @param environment reported by {@code /health}
 * @param handshake the value SuperCore demands in {@code X-N3XUS-Handshake}
 * @param services the replicas of each service by its short name, such as {@code session}
 * @param bodyMax a larger request body is refused with 413
 * @param bodyTimeout between two pieces of a request body
 * @param connectTimeout to one replica; the next one is tried after it
 * @param responseTimeout until a service sends the head of its answer; a body may take longer
 * @param responseTimeouts the same for services of which it differs, by short name
 * @param connectionsMax to each replica
 */
@Validated
@ConfigurationProperties("nexus.gateway")
public record GatewaySettings(
        @NotBlank String version,
        @NotBlank String environment,
        @NotBlank String handshake,
        @NotEmpty Map<String, @NotEmpty List<URI>> services,
        @NotNull DataSize bodyMax,
        @NotNull Duration bodyTimeout,
        @NotNull Duration connectTimeout,
        @NotNull Duration responseTimeout,
        @NotNull Map<String, Duration> responseTimeouts,
        @Positive int connectionsMax,
        @NotNull @Valid Sockets sockets,
        @NotNull @Valid Tokens tokens,
        @NotNull @Valid Health health,
        @NotNull @Valid Management management) {

    public GatewaySettings {
        services = Map.copyOf(services);
        responseTimeouts = Map.copyOf(responseTimeouts);
    }

    /**
     * WebSockets relayed to services.
     *
     * @param max open at once; the next one is refused with 503
     * @param perUser open at once for one account
     * @param silence after which a client is asked whether it is there; as much again, and it is taken to be gone
     * @param frameMax the largest frame in either direction
     * @param openTimeout until the service has accepted a socket
     */
    public record Sockets(
            @Positive int max,
            @Positive int perUser,
            @NotNull Duration silence,
            @NotNull DataSize frameMax,
            @NotNull Duration openTimeout) {}

    /**
     * How tokens are checked.
     *
     * @param verifiedMax verified tokens remembered at once
     * @param verifiedFor how long a verified token is believed without checking its signature again
     * @param keysTimeout for one request to identity for its keys
     * @param keysFor how long fetched keys are used before they are fetched again
     * @param keysRefetchAfter how soon an unknown key may cause another fetch
     * @param revocations whether revoked tokens are followed on Kafka; off, they stay valid until they expire
     */
    public record Tokens(
            @Positive int verifiedMax,
            @NotNull Duration verifiedFor,
            @NotNull Duration keysTimeout,
            @NotNull Duration keysFor,
            @NotNull Duration keysRefetchAfter,
            boolean revocations) {}

    /**
     * How the services are asked for their health.
     *
     * @param timeout for the health of one service
     * @param validFor how long an answer is repeated before the services are asked again
     */
    public record Health(@NotNull Duration timeout, @NotNull Duration validFor) {}

    /** Where metrics and the gateway's own health are served, away from the public port. */
    public record Management(@NotBlank String address, int port) {}
}
