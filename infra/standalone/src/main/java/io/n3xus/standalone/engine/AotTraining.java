package io.n3xus.standalone.engine;

import io.n3xus.standalone.machine.Memory;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.util.FileSystemUtils;

/**
 * Makes the AOT cache in the background, once for each class path: a second, empty platform with the lowest priority is
 * started, stopped and forgotten, and only what its JVM learned is kept. The running one never waits for it.
 */
final class AotTraining implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(AotTraining.class);
    private static final Duration AFTER = Duration.ofSeconds(20);
    private static final Duration LONGEST = Duration.ofMinutes(10);
    /** The launcher's jar, which names all others. Tests have a class path of another kind. */
    private static final String CLASS_PATH = System.getProperty("java.class.path");

    private static final String UNFINISHED = "training-";
    private static final long NEEDED_MEBIBYTES = 2_500;

    private final PlatformMain.Order order;
    private final PlatformJvm jvm;
    private volatile @Nullable Process process;
    private volatile boolean closed;

    AotTraining(PlatformMain.Order order) {
        this.order = order;
        jvm = new PlatformJvm(Path.of(CLASS_PATH));
    }

    /** Does nothing when there is a cache already, when it is not wanted or not possible, or when memory is short. */
    void start() {
        var fromJars = CLASS_PATH.endsWith(".jar") && !CLASS_PATH.contains(File.pathSeparator);
        if (fromJars && !order.split() && !"off".equals(System.getenv("NEXUS_AOT"))) {
            Thread.ofPlatform().daemon().name("aot-training").start(this::run);
        }
    }

    private void run() {
        try {
            var cache = jvm.cache(order).file();
            var directory = order.layout().home().aotCaches();
            if (Files.exists(cache) || Memory.availableMebibytes() < NEEDED_MEBIBYTES) {
                return;
            }
            Thread.sleep(AFTER);
            Files.createDirectories(directory);
            removeUnfinished(directory);
            train(cache, directory);
        } catch (IOException e) {
            LOG.warn("No AOT cache was made; the next start is as slow as this one", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void train(Path cache, Path directory) throws IOException, InterruptedException {
        var scratch = Files.createTempDirectory(directory, UNFINISHED);
        var empty = emptyPlatform(scratch.resolve("home"));
        var output = scratch.resolve("new.aot");
        try {
            var succeeded = launch(jvm.training(empty, output), scratch.resolve("out"));
            if (succeeded && Files.exists(output) && !closed) {
                deleteAll(directory, ".aot");
                Files.move(output, cache, StandardCopyOption.ATOMIC_MOVE);
                LOG.info("The next start is quicker: AOT cache of {} MB", Files.size(cache) >> 20);
            } else if (!closed) {
                LOG.warn("No AOT cache was made; the next start is as slow as this one");
            }
        } finally {
            FileSystemUtils.deleteRecursively(empty.layout().home().desktops());
            FileSystemUtils.deleteRecursively(scratch);
        }
    }

    /** Of a run that was killed meanwhile. */
    private static void removeUnfinished(Path directory) throws IOException {
        try (var directories = Files.newDirectoryStream(directory, UNFINISHED + "*")) {
            for (var unfinished : directories) {
                FileSystemUtils.deleteRecursively(unfinished);
            }
        }
    }

    private PlatformMain.Order emptyPlatform(Path home) {
        return new PlatformMain.Order(
                home.toString(),
                order.project(),
                Ports.free(false).byPart(),
                false,
                Map.of("nexus.agent.pool", "0"),
                true);
    }

    private boolean launch(List<String> training, Path output) throws IOException, InterruptedException {
        var command = new ArrayList<String>();
        if (DeathSignal.isAvailable()) {
            command.addAll(List.of("setpriv", "--pdeathsig", "KILL"));
        }
        command.addAll(List.of("nice", "-n", "19"));
        command.addAll(training);
        var started = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        process = started;
        if (closed) {
            started.destroyForcibly();
        }
        if (!started.waitFor(LONGEST.toSeconds(), TimeUnit.SECONDS)) {
            started.destroyForcibly();
            return false;
        }
        return started.exitValue() == 0;
    }

    @Override
    public void close() {
        closed = true;
        var running = process;
        if (running != null) {
            running.descendants().forEach(ProcessHandle::destroyForcibly);
            running.destroyForcibly();
        }
    }

    private static void deleteAll(Path directory, String ending) throws IOException {
        try (var files = Files.newDirectoryStream(directory, "*" + ending)) {
            for (var file : files) {
                Files.delete(file);
            }
        }
    }
}
