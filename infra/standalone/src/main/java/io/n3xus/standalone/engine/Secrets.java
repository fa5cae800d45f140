package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.ClientSecrets;
import io.n3xus.standalone.home.Credentials;
import io.n3xus.standalone.home.DatabasePassword;
import java.util.Arrays;
import java.util.stream.Stream;

/** Everything secret a start needs; made at the first one. */
record Secrets(Credentials credentials, ClientSecrets clients, String databasePassword) {

    /** The launcher's own name towards identity. */
    static final String LAUNCHER = "standalone";

    static Secrets readOrMake(Layout layout) {
        var names = Stream.concat(Arrays.stream(Service.values()).map(Service::serviceName), Stream.of(LAUNCHER))
                .toList();
        return new Secrets(
                Credentials.readOrMake(layout.home(), layout.gateway()),
                ClientSecrets.readOrMake(layout.home(), names),
                DatabasePassword.readOrMake(layout.home()));
    }

    @Override
    public String toString() {
        return "Secrets";
    }
}
