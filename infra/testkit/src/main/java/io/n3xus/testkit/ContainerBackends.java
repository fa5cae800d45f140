package io.n3xus.testkit;

import java.util.stream.Stream;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.kafka.KafkaContainer;
import org.testcontainers.lifecycle.Startables;
import org.testcontainers.mongodb.MongoDBContainer;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The real servers in containers, which Testcontainers removes when the JVM has ended, however it ends. */
final class ContainerBackends {

    private static final String KAFKA_IMAGE = image("kafka", "apache/kafka:4.1.1");
    private static final String POSTGRES_IMAGE = image("postgres", "postgres:18");
    private static final String MONGO_IMAGE = image("mongo", "mongo:8");

    private ContainerBackends() {}

    static boolean dockerAnswers() {
        return DockerClientFactory.instance().isDockerAvailable();
    }

    @SuppressWarnings("resource") // They serve until the JVM ends; Testcontainers' own watchdog removes them.
    static Backends.Addresses start() {
        var kafka = new KafkaContainer(KAFKA_IMAGE);
        var postgres = new PostgreSQLContainer(POSTGRES_IMAGE).withCommand("postgres", "-c", "max_connections=200");
        var mongo = new MongoDBContainer(MONGO_IMAGE);
        Startables.deepStart(Stream.of(kafka, postgres, mongo)).join();
        return new Backends.Addresses(
                kafka.getBootstrapServers(),
                postgres.getJdbcUrl(),
                postgres.getUsername(),
                postgres.getPassword(),
                mongo.getConnectionString());
    }

    private static String image(String server, String standard) {
        return System.getProperty("nexus.test.image." + server, standard);
    }
}
