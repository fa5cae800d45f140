package io.n3xus.billing.webhook;

import io.n3xus.billing.OwnSchema;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Objects;

/** A process that does nothing but send what is due, to be killed. */
final class SenderProcess {

    private static final String PREFIX = "WEBHOOKS_";

    private SenderProcess() {}

    static Process start(OwnSchema schema) {
        var classPath = Objects.requireNonNullElse(
                System.getProperty("surefire.test.class.path"), System.getProperty("java.class.path"));
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var process = new ProcessBuilder(
                        java, "-XX:TieredStopAtLevel=1", "-cp", classPath, SenderProcess.class.getName())
                .inheritIO();
        var environment = process.environment();
        environment.put(PREFIX + "url", schema.url());
        environment.put(PREFIX + "user", schema.user());
        environment.put(PREFIX + "password", schema.password());
        environment.put(PREFIX + "schema", schema.name());
        try {
            return process.start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @SuppressWarnings("unused") // The child begins here.
    public static void main(String[] arguments) throws InterruptedException {
        var store = OwnStore.open(
                new OwnSchema(told("url"), told("user"), told("password"), told("schema")), Settings.of(true));
        store.dispatcher().start();
        Thread.currentThread().join();
    }

    private static String told(String name) {
        return Objects.requireNonNull(System.getenv(PREFIX + name));
    }
}
