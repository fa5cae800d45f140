package io.n3xus.identity.clients;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toUnmodifiableMap;

import io.n3xus.identity.api.Plan;
import io.n3xus.identity.secret.SecretFile;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.PropertyNamingStrategies.SnakeCaseStrategy;
import tools.jackson.databind.annotation.JsonNaming;
import tools.jackson.databind.json.JsonMapper;

/**
 * The programs of the file {@code {"clients":[{"id","secret_hash","scopes","plan"}]}}, as it was at the start. The plan
 * is {@code free} where it is left out.
 */
@Component
public class OAuthClients {

    private static final Logger LOG = LoggerFactory.getLogger(OAuthClients.class);
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(MapperFeature.ACCEPT_CASE_INSENSITIVE_ENUMS)
            .build();

    private final Map<String, OAuthClient> byId;

    OAuthClients(ClientSettings settings) {
        byId = settings.oauthClientsFile() == null ? Map.of() : read(settings.oauthClientsFile());
        LOG.info("OAuth clients: {}", new TreeSet<>(byId.keySet()));
    }

    public Optional<OAuthClient> find(String id) {
        return Optional.ofNullable(byId.get(id));
    }

    private static Map<String, OAuthClient> read(Path path) {
        try {
            return JSON.readValue(new SecretFile(path).read(), ClientFile.class).clients().stream()
                    .map(Entry::client)
                    .collect(toUnmodifiableMap(OAuthClient::id, identity()));
        } catch (JacksonException e) {
            throw new IllegalStateException("%s is not a list of clients: %s".formatted(path, e.getOriginalMessage()));
        } catch (IllegalArgumentException | IllegalStateException e) {
            throw new IllegalStateException("%s cannot be used: %s".formatted(path, e.getMessage()));
        }
    }

    record ClientFile(List<Entry> clients) {

        ClientFile {
            clients = List.copyOf(Objects.requireNonNull(clients, "clients"));
        }
    }

    @JsonNaming(SnakeCaseStrategy.class)
    record Entry(
            String id,
            String secretHash,
            List<String> scopes,
            @Nullable Plan plan) {

        OAuthClient client() {
            try {
                return new OAuthClient(
                        Objects.requireNonNull(id, "id"),
                        Objects.requireNonNull(secretHash, "secret_hash"),
                        Objects.requireNonNull(scopes, "scopes"),
                        Objects.requireNonNullElse(plan, Plan.FREE));
            } catch (NullPointerException missing) {
                throw new IllegalArgumentException("client '%s' lacks %s".formatted(id, missing.getMessage()));
            } catch (IllegalArgumentException wrong) {
                throw new IllegalArgumentException("client '%s': %s".formatted(id, wrong.getMessage()));
            }
        }

        @Override
        public String toString() {
            return "Entry[%s]".formatted(id);
        }
    }
}
