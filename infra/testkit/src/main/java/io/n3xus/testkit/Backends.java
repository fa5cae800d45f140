package io.n3xus.testkit;

import java.util.Map;

/**
 * A broker and two stores for tests, started at first use, shared by all tests of a JVM and ended with it. Services keep
 * to their own schema, database and followers, so that their names keep them apart.
 */
public final class Backends {

    /** {@code embedded} (the default) or {@code containers}; the Maven profile of that name sets it. */
    public static final String KIND = "nexus.test.backends";

    private Backends() {}

    /** The settings that lead a service of this name to the running backends; add {@code server.port} and the like. */
    public static Map<String, String> properties(String service) {
        var addresses = Started.ADDRESSES;
        return Map.of(
                "nexus.service", service,
                "nexus.kafka.servers", addresses.kafka(),
                "nexus.postgres.url", addresses.postgresUrl(),
                "nexus.postgres.user", addresses.postgresUser(),
                "nexus.postgres.password", addresses.postgresPassword(),
                "nexus.mongo.uri", addresses.mongoUri());
    }

    /** As {@code host:port}, for clients that a test makes itself. */
    public static String kafkaServers() {
        return Started.ADDRESSES.kafka();
    }

    static boolean areContainers() {
        return "containers".equals(System.getProperty(KIND));
    }

    /** Where the backends answer. */
    record Addresses(String kafka, String postgresUrl, String postgresUser, String postgresPassword, String mongoUri) {

        @Override
        public String toString() {
            return "Addresses[%s, %s, %s]".formatted(kafka, postgresUrl, mongoUri); // Without the password.
        }
    }

    /** Loaded, and so started, when first asked for. */
    private static final class Started {
        static final Addresses ADDRESSES = areContainers() ? ContainerBackends.start() : EmbeddedBackends.start();
    }
}
