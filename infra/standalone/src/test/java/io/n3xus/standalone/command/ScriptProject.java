package io.n3xus.standalone.command;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** A project of three files around the script, with stand-ins for the JDK and Maven that write down how they are called. */
final class ScriptProject {

    private static final Path SCRIPT = Path.of("../../nexus");

    private final Path directory;
    private final Path project;
    private final Path jdk;

    ScriptProject(Path directory) throws IOException {
        this.directory = directory;
        project = directory.resolve("a project");
        write(project.resolve("nexus"), Files.readString(SCRIPT));
        write(project.resolve("pom.xml"), "<project/>");
        write(source(), "class Gateway {}");
        Files.createDirectories(project.resolve("infra/standalone/target"));
        jdk = jdk("jdk-25", "25.0.3");
        mavenSays("[INFO] BUILD SUCCESS\n");
    }

    /** What the script printed, and how it ended. */
    record Outcome(int status, String text) {}

    Path source() {
        return project.resolve("gateway/src/main/java/Gateway.java");
    }

    Path stamp() {
        return project.resolve("infra/standalone/target/nexus.stamp");
    }

    void mavenSays(String output) throws IOException {
        write(directory.resolve("output"), output);
        program(
                directory.resolve("bin/mvn"),
                "echo \"mvn $*\" >>'%s'; cat '%s'".formatted(calls(), directory.resolve("output")));
    }

    void mavenFails(String output) throws IOException {
        program(directory.resolve("bin/mvn"), "echo '" + output + "'; exit 1");
    }

    Path jdk(String name, String version) throws IOException {
        var home = directory.resolve(name);
        program(home.resolve("bin/java"), "echo \"" + name + " $*\" >>'" + calls() + "'");
        program(home.resolve("bin/javac"), "exit 0");
        write(home.resolve("release"), "JAVA_VERSION=\"" + version + "\"\n");
        return home;
    }

    /** How the JDK and Maven were called, a line each. */
    List<String> called() throws IOException {
        return Files.exists(calls()) ? Files.readAllLines(calls()) : List.of();
    }

    long builds() throws IOException {
        return called().stream().filter(line -> line.endsWith(" package")).count();
    }

    /** Makes everything older than the stamp of the last build. */
    void age() throws IOException {
        try (var paths = Files.walk(project)) {
            for (var path : paths.toList()) {
                Files.setLastModifiedTime(path, FileTime.from(Instant.EPOCH));
            }
        }
        Files.setLastModifiedTime(stamp(), FileTime.from(Instant.EPOCH.plusSeconds(60)));
    }

    Outcome run(String... arguments) throws IOException, InterruptedException {
        return run(Map.of("JAVA_HOME", jdk.toString()), arguments);
    }

    Outcome run(Map<String, String> environment, String... arguments) throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of("bash", project.resolve("nexus").toString()));
        command.addAll(List.of(arguments));
        var builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().remove("NEXUS_HOME");
        builder.environment().put("HOME", directory.toString());
        builder.environment().put("PATH", directory.resolve("bin") + ":/usr/bin:/bin");
        builder.environment().putAll(environment);
        var process = builder.start();
        process.getOutputStream().close();
        var text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        return new Outcome(process.waitFor(), text);
    }

    private Path calls() {
        return directory.resolve("calls");
    }

    private static void program(Path path, String body) throws IOException {
        write(path, "#!/bin/bash\n" + body + "\n");
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private static void write(Path path, String content) throws IOException {
        Files.createDirectories(path.resolveSibling("."));
        Files.writeString(path, content);
    }
}
