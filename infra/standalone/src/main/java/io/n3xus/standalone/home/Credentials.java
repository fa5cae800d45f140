package io.n3xus.standalone.home;

import java.util.List;
import java.util.Optional;

/** The seeded users of a one-machine installation, with the passwords made at its first start. */
public record Credentials(String gateway, List<User> users) {

    public Credentials {
        users = List.copyOf(users);
    }

    /** One who can sign in. */
    public record User(String username, String email, String password, String plan, String role) {

        @Override
        public String toString() {
            return "User[" + username + "]";
        }
    }

    public static Optional<Credentials> read(Home home) {
        return new SecretFile(home.credentials()).read().map(text -> Json.MAPPER.readValue(text, Credentials.class));
    }

    /** Keeps the users there are; the gateway's address is that of the latest start. */
    public static Credentials readOrMake(Home home, String gateway) {
        var before = read(home);
        var now = new Credentials(gateway, before.map(Credentials::users).orElseGet(Credentials::seeds));
        if (!before.equals(Optional.of(now))) {
            new SecretFile(home.credentials()).write(Json.MAPPER.writeValueAsString(now));
        }
        return now;
    }

    public Optional<User> user(String username) {
        return users.stream().filter(user -> user.username().equals(username)).findFirst();
    }

    private static List<User> seeds() {
        return List.of(
                seed("admin", "enterprise", "admin"), seed("alice", "standard", "user"), seed("bob", "free", "user"));
    }

    private static User seed(String username, String plan, String role) {
        return new User(username, username + "@example.com", Secrets.random(), plan, role);
    }
}
