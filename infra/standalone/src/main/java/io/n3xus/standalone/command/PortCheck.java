package io.n3xus.standalone.command;

import io.n3xus.standalone.engine.Ports;
import io.n3xus.standalone.home.Home;
import java.nio.file.Files;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;

/** Whether the ports are free, with a little patience for a platform that was killed a moment ago. */
final class PortCheck {

    private static final int TRIES = 20;
    private static final Duration AGAIN = Duration.ofMillis(200);

    private final Home home;

    PortCheck(Home home) {
        this.home = home;
    }

    List<String> conflicts(Ports ports) {
        var checked = withoutOwnDatabase(ports);
        var conflicts = checked.conflicts();
        for (int i = 0; i < TRIES && !conflicts.isEmpty() && Files.exists(home.run()); i++) {
            try {
                Thread.sleep(AGAIN);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return conflicts;
            }
            conflicts = checked.conflicts();
        }
        return conflicts;
    }

    /** A PostgreSQL that a killed run left behind is ended by the start. */
    private Ports withoutOwnDatabase(Ports ports) {
        if (Files.notExists(home.data("postgres").resolve("data/postmaster.pid"))) {
            return ports;
        }
        var others = new LinkedHashMap<>(ports.byPart());
        others.remove(Ports.POSTGRES);
        return new Ports(others);
    }
}
