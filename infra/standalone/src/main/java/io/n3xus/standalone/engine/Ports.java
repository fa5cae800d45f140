package io.n3xus.standalone.engine;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The port of each part by its name. */
public record Ports(Map<String, Integer> byPart) {

    public static final String KAFKA = "kafka";
    static final String KAFKA_CONTROLLER = "kafka-controller";
    public static final String POSTGRES = "postgres";
    public static final String MONGO = "mongo";
    static final String GATEWAY_MANAGEMENT = "gateway-management";

    private static final int NEXT_REPLICA = 100;
    private static final int LARGEST = 65535;

    public Ports {
        byPart = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(byPart));
    }

    /**
     * The default ports, changed first by {@code NEXUS_PORT_<PART>} and then by options.
     *
     * @param chosen by part name
     */
    public static Ports of(Map<String, String> environment, Map<String, Integer> chosen, boolean split) {
        var ports = defaults(split);
        for (var part : List.copyOf(ports.keySet())) {
            var value = environment.get(variable(part));
            if (value != null) {
                ports.put(part, parse(part, value));
            }
        }
        chosen.forEach((part, port) -> {
            if (!ports.containsKey(part)) {
                throw new IllegalArgumentException(
                        "There is no part \"" + part + "\". Parts: " + String.join(", ", ports.keySet()));
            }
            ports.put(part, port);
        });
        return new Ports(ports);
    }

    /** A free port for each part, for tests. */
    public static Ports free(boolean split) {
        var ports = defaults(split);
        var held = new java.util.ArrayList<ServerSocket>();
        try {
            for (var part : List.copyOf(ports.keySet())) {
                var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                held.add(socket);
                ports.put(part, socket.getLocalPort());
            }
            for (var socket : held) {
                socket.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("No free ports", e);
        }
        return new Ports(ports);
    }

    /** Of every part there can be. */
    static Set<String> names() {
        return defaults(true).keySet();
    }

    public int of(String part) {
        return Objects.requireNonNull(byPart.get(part), part);
    }

    /** For each port that another program holds: what to do about it. */
    public List<String> conflicts() {
        return byPart.entrySet().stream()
                .filter(entry -> !isFree(entry.getValue()))
                .map(entry ->
                        "Port %d of %s is in use by another program. Stop that, or choose another port: --port %s=NUMBER or %s"
                                .formatted(entry.getValue(), entry.getKey(), entry.getKey(), variable(entry.getKey())))
                .toList();
    }

    private static boolean isFree(int port) {
        try (var _ = new ServerSocket(port, 1)) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String variable(String part) {
        return "NEXUS_PORT_" + part.replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private static int parse(String part, String value) {
        try {
            var port = Integer.parseInt(value.strip());
            if (port > 0 && port <= LARGEST) {
                return port;
            }
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(variable(part) + " is no port: " + value, e);
        }
        throw new IllegalArgumentException(variable(part) + " is no port: " + value);
    }

    private static Map<String, Integer> defaults(boolean split) {
        var ports = new LinkedHashMap<String, Integer>();
        ports.put(KAFKA, 8110);
        ports.put(KAFKA_CONTROLLER, 8111);
        ports.put(POSTGRES, 8112);
        ports.put(MONGO, 8113);
        ports.put(GATEWAY_MANAGEMENT, 8180);
        for (var replica : Replica.all(split)) {
            ports.put(replica.name(), replica.service().port() + NEXT_REPLICA * (replica.number() - 1));
        }
        return ports;
    }
}
