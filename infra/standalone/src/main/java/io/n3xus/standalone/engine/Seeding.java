package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.Json;
import io.n3xus.standalone.home.SecretFile;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tools.jackson.core.type.TypeReference;

/** Gives the seeded users their first NexCoin. Repeated at every start; billing books an entry once. */
final class Seeding {

    private static final long NEXCOIN = 1_000_000;
    private static final Map<String, Long> CREDITS = Map.of("admin", 1_000_000 * NEXCOIN, "alice", 10_000 * NEXCOIN);

    private final Layout layout;
    private final Secrets secrets;
    private final Api identity;
    private final Api billing;

    Seeding(Layout layout, Secrets secrets) {
        this.layout = layout;
        this.secrets = secrets;
        identity = new Api(layout.url(Service.IDENTITY));
        billing = new Api(layout.url(Service.BILLING));
    }

    void run() {
        var token = Launcher.token(layout.home(), layout.url(Service.IDENTITY));
        var file = new SecretFile(layout.home().accounts());
        var accounts = new TreeMap<>(file.read()
                .map(text -> Json.MAPPER.readValue(text, new TypeReference<Map<String, String>>() {}))
                .orElse(Map.of()));
        CREDITS.forEach((username, amount) -> {
            var account = accounts.computeIfAbsent(username, this::accountId);
            billing.withToken(token)
                    .post(
                            "/internal/credits",
                            Map.of(
                                    "accountId",
                                    account,
                                    "entryId",
                                    "seed:" + username,
                                    "amountMicros",
                                    amount,
                                    "reason",
                                    "grant"));
        });
        file.write(Json.MAPPER.writeValueAsString(accounts));
    }

    private String accountId(String username) {
        var user = secrets.credentials().user(username).orElseThrow();
        var login = Map.of("username", user.username(), "password", user.password());
        var id = identity.post("/api/v1/auth/login", login)
                .path("user")
                .path("id")
                .asString();
        return UUID.fromString(id).toString();
    }
}
