package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.home.HomeLock;
import io.n3xus.standalone.home.Json;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The process behind {@code ./nexus up}. Ends on SIGTERM, services first. */
public final class PlatformMain {

    private static final int LOCK_TRIES = 20;
    private static final Duration LOCK_AGAIN = Duration.ofMillis(50);

    private PlatformMain() {}

    /**
     * What the command line hands to the process, as JSON in the first argument. Nothing secret.
     *
     * @param training start, stop and leave an AOT cache behind
     */
    public record Order(
            String home,
            String project,
            Map<String, Integer> ports,
            boolean split,
            Map<String, String> settings,
            boolean training) {

        public Layout layout() {
            return new Layout(new Home(Path.of(home)), Path.of(project), new Ports(ports), split, settings);
        }
    }

    public static void main(String[] arguments) throws InterruptedException {
        var order = Json.MAPPER.readValue(arguments[0], Order.class);
        var layout = order.layout();
        layout.home().create();
        LogFiles.writeTo(layout.home().logs());
        var lock = lock(layout.home());
        if (lock.isEmpty()) {
            System.err.println("Another platform runs in " + order.home());
            System.exit(1);
        }
        var platform = start(layout);
        var training = new AotTraining(order);
        Runtime.getRuntime()
                .addShutdownHook(new Thread(
                        () -> {
                            training.close();
                            platform.close();
                        },
                        "platform-stop"));
        if (order.training()) {
            System.exit(0);
        }
        training.start();
        Thread.currentThread().join();
    }

    private static Platform start(Layout layout) {
        try {
            return Platform.start(layout);
        } catch (RuntimeException e) {
            e.printStackTrace();
            System.exit(1);
            throw e;
        }
    }

    /** The command line looks at the lock for an instant, too. */
    private static Optional<HomeLock> lock(Home home) throws InterruptedException {
        for (int i = 0; i < LOCK_TRIES; i++) {
            var lock = HomeLock.take(home);
            if (lock.isPresent()) {
                return lock;
            }
            Thread.sleep(LOCK_AGAIN);
        }
        return Optional.empty();
    }
}
