package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** Each replica as a process of its own, from its bootable jar. The kernel ends them when this process dies. */
final class OwnProcesses implements ServiceHost {

    private static final long STOP_SECONDS = 15;
    private static final String HEAP = "-Xmx256m";

    private final Layout layout;
    private final List<Process> processes = new ArrayList<>();

    OwnProcesses(Layout layout) {
        this.layout = layout;
    }

    @Override
    public long start(Replica replica, Map<String, Object> properties) {
        var process = launch(builder(replica, properties));
        synchronized (processes) {
            processes.add(process);
        }
        return process.pid();
    }

    private ProcessBuilder builder(Replica replica, Map<String, Object> properties) {
        var command = new ArrayList<String>();
        if (DeathSignal.isAvailable()) {
            command.addAll(List.of("setpriv", "--pdeathsig", "TERM"));
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                HEAP,
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-XX:+ExitOnOutOfMemoryError",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar(replica.service()).toString()));
        var builder = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(layout.home().output(replica.name()).toFile());
        // The environment, because a command line is for everyone to read.
        var all = new java.util.LinkedHashMap<>(properties);
        all.putAll(Logs.ofItsOwn(layout.home().log(replica.name())));
        builder.environment().put("SPRING_APPLICATION_JSON", Json.MAPPER.writeValueAsString(all));
        return builder;
    }

    private Path jar(Service service) {
        var name = service.serviceName();
        var module = service == Service.IDENTITY || service == Service.AGENT ? "infra/" + name : name;
        var target = layout.project().resolve(module).resolve("target");
        try (var jars = Files.newDirectoryStream(target, "*-boot.jar")) {
            for (var jar : jars) {
                return jar;
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot look into " + target, e);
        }
        throw new IllegalStateException("There is no bootable jar in " + target + ": run ./nexus up --split");
    }

    /** The kernel watches the thread that starts a process: this one stays until the process ends. */
    private static Process launch(ProcessBuilder builder) {
        var started = new CompletableFuture<Process>();
        Thread.ofPlatform().daemon().name("service-keeper").start(() -> {
            try {
                var process = builder.start();
                started.complete(process);
                process.waitFor();
            } catch (IOException | InterruptedException e) {
                started.completeExceptionally(e);
            }
        });
        return started.join();
    }

    @Override
    public void close() {
        synchronized (processes) {
            processes.forEach(Process::destroy);
            processes.forEach(OwnProcesses::await);
            processes.clear();
        }
    }

    private static void await(Process process) {
        try {
            if (!process.waitFor(STOP_SECONDS, TimeUnit.SECONDS)) {
                process.destroyForcibly().waitFor();
            }
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
        }
    }
}
