package io.n3xus.standalone.home;

import java.util.Collection;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import tools.jackson.core.type.TypeReference;

/** By service name: what each service shows to identity to get its token. */
public record ClientSecrets(Map<String, String> byService) {

    public ClientSecrets {
        byService = Map.copyOf(byService);
    }

    /** Adds a secret for each service that has none yet. */
    public static ClientSecrets readOrMake(Home home, Collection<String> services) {
        var file = new SecretFile(home.clients());
        var secrets = new TreeMap<>(file.read().map(ClientSecrets::parse).orElse(Map.of()));
        if (!secrets.keySet().containsAll(services)) {
            services.forEach(service -> secrets.computeIfAbsent(service, _ -> Secrets.random()));
            file.write(Json.MAPPER.writeValueAsString(secrets));
        }
        return new ClientSecrets(secrets);
    }

    public String of(String service) {
        return Objects.requireNonNull(byService.get(service), service);
    }

    @Override
    public String toString() {
        return "ClientSecrets" + byService.keySet();
    }

    private static Map<String, String> parse(String text) {
        return Json.MAPPER.readValue(text, new TypeReference<Map<String, String>>() {});
    }
}
