package io.n3xus.embedded;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import kafka.server.KafkaConfig;
import kafka.server.KafkaRaftServer;
import org.apache.kafka.common.Uuid;
import org.apache.kafka.common.utils.Time;
import org.apache.kafka.metadata.storage.Formatter;
import org.apache.kafka.server.common.MetadataVersion;

/** A single Kafka broker and its controller in this process. Records are kept for ever; topics are created by their owners. */
public final class EmbeddedKafka implements AutoCloseable {

    private static final String CONTROLLER = "CONTROLLER";
    private static final String NODE = "1";

    private final KafkaRaftServer server;
    private final int port;

    /**
     * Where the log is kept and where it is served.
     *
     * @param port 0 for a free one
     * @param controllerPort 0 for a free one
     */
    public record Settings(Path directory, int port, int controllerPort) {}

    public EmbeddedKafka(Settings settings) {
        port = Ports.free(settings.port());
        format(settings.directory());
        var properties = properties(settings.directory(), port, Ports.freeBeside(port, settings.controllerPort()));
        server = new KafkaRaftServer(new KafkaConfig(properties, false), Time.SYSTEM);
        server.startup();
    }

    public int port() {
        return port;
    }

    public String servers() {
        return "127.0.0.1:" + port;
    }

    @Override
    public void close() {
        server.shutdown();
        server.awaitShutdown();
    }

    private static void format(Path directory) {
        if (Files.exists(directory.resolve("meta.properties"))) {
            return;
        }
        try {
            Files.createDirectories(directory);
            new Formatter()
                    .setClusterId(Uuid.randomUuid().toString())
                    .setNodeId(Integer.parseInt(NODE))
                    .setDirectories(List.of(directory.toString()))
                    .setMetadataLogDirectory(directory.toString())
                    .setControllerListenerName(CONTROLLER)
                    .setIgnoreFormatted(true)
                    .setReleaseVersion(MetadataVersion.latestProduction())
                    .setPrintStream(new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8))
                    .run();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot prepare the Kafka log in " + directory, e);
        } catch (Exception e) {
            throw new IllegalStateException("Cannot prepare the Kafka log in " + directory, e);
        }
    }

    private static Properties properties(Path directory, int port, int controllerPort) {
        var properties = new Properties();
        properties.put("process.roles", "broker,controller");
        properties.put("node.id", NODE);
        properties.put("controller.quorum.voters", NODE + "@127.0.0.1:" + controllerPort);
        properties.put(
                "listeners", "PLAINTEXT://127.0.0.1:" + port + "," + CONTROLLER + "://127.0.0.1:" + controllerPort);
        properties.put("advertised.listeners", "PLAINTEXT://127.0.0.1:" + port);
        properties.put("controller.listener.names", CONTROLLER);
        properties.put("inter.broker.listener.name", "PLAINTEXT");
        properties.put("listener.security.protocol.map", "PLAINTEXT:PLAINTEXT," + CONTROLLER + ":PLAINTEXT");
        properties.put("log.dirs", directory.toString());
        properties.put("log.retention.ms", "-1");
        properties.put("auto.create.topics.enable", "false");
        singleNode(properties);
        smallAndQuick(properties);
        return properties;
    }

    private static void singleNode(Properties properties) {
        for (var name : List.of("offsets.topic", "transaction.state.log", "share.coordinator.state.topic")) {
            properties.put(name + ".replication.factor", "1");
            properties.put(name + ".num.partitions", "2");
        }
        properties.put("transaction.state.log.min.isr", "1");
        properties.put("share.coordinator.state.topic.min.isr", "1");
    }

    private static void smallAndQuick(Properties properties) {
        properties.put("group.initial.rebalance.delay.ms", "0");
        properties.put("num.network.threads", "2");
        properties.put("num.io.threads", "2");
        properties.put("log.cleaner.dedupe.buffer.size", Integer.toString(2 << 20));
        // After a kill the broker waits until the registration of its former life has expired: 9 s by default.
        properties.put("broker.session.timeout.ms", "1000");
        properties.put("broker.heartbeat.interval.ms", "250");
    }
}
