package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.Json;
import io.n3xus.standalone.machine.AotCache;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How the JVM of a platform is called. */
public final class PlatformJvm {

    /** Chosen by measurement: see the README. */
    private static final List<String> FLAGS = List.of(
            "-Xmx640m",
            "-Xss512k",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "-XX:+ExitOnOutOfMemoryError",
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow");

    private final Path jar;

    public PlatformJvm(Path jar) {
        this.jar = jar;
    }

    AotCache cache(PlatformMain.Order order) {
        return AotCache.of(order.layout().home(), jar, FLAGS);
    }

    /** With the memory of an earlier start, when there is one that fits. */
    public List<String> command(PlatformMain.Order order) {
        return command(order, cache(order).flag().stream().toList());
    }

    List<String> training(PlatformMain.Order order, Path output) {
        return command(order, List.of("-XX:AOTCacheOutput=" + output));
    }

    private List<String> command(PlatformMain.Order order, List<String> more) {
        var command = new ArrayList<String>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(FLAGS);
        command.addAll(more);
        command.addAll(List.of("-cp", jar.toString(), PlatformMain.class.getName()));
        command.add(Json.MAPPER.writeValueAsString(order));
        return command;
    }
}
