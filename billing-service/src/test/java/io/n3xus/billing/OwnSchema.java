package io.n3xus.billing;

import com.zaxxer.hikari.HikariDataSource;
import io.n3xus.testkit.Backends;
import java.util.Objects;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A schema of the real database for one test, where no running replica looks. */
public record OwnSchema(String url, String user, String password, String name) {

    private static final int CONNECTIONS = 4;

    public static OwnSchema create() {
        var properties = Backends.properties("any");
        var schema = new OwnSchema(
                Objects.requireNonNull(properties.get("nexus.postgres.url")),
                Objects.requireNonNull(properties.get("nexus.postgres.user")),
                Objects.requireNonNull(properties.get("nexus.postgres.password")),
                "s" + UUID.randomUUID().toString().replace("-", ""));
        try (var source = schema.connect()) {
            JdbcClient.create(source).sql("create schema " + schema.name).update();
        }
        return schema;
    }

    public HikariDataSource connect() {
        var source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setUsername(user);
        source.setPassword(password);
        source.setSchema(name);
        source.setMaximumPoolSize(CONNECTIONS);
        return source;
    }

    /** Without the password. */
    @Override
    public String toString() {
        return name;
    }
}
