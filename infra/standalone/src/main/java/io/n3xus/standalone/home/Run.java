package io.n3xus.standalone.home;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a platform process tells about itself while it starts, runs and stops.
 *
 * @param pid of the process that holds the stores, and outside {@code --split} everything
 * @param message why it failed, when it did
 */
public record Run(
        long pid,
        boolean split,
        State state,
        String gateway,
        List<Part> parts,
        @Nullable String message) {

    public Run {
        parts = List.copyOf(parts);
    }

    /** Where a platform stands. */
    public enum State {
        STARTING,
        READY,
        STOPPING,
        FAILED
    }

    /**
     * A store or a replica of a service.
     *
     * @param millis how long it took to start, 0 while it has not
     */
    public record Part(String name, int port, long pid, State state, long millis) {}

    public static Optional<Run> read(Home home) {
        return new SecretFile(home.run()).read().map(text -> Json.MAPPER.readValue(text, Run.class));
    }

    public void write(Home home) {
        new SecretFile(home.run()).write(Json.MAPPER.writeValueAsString(this));
    }

    public Optional<Part> part(String name) {
        return parts.stream().filter(part -> part.name().equals(name)).findFirst();
    }
}
