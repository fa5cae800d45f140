package io.n3xus.standalone.engine;

import io.n3xus.standalone.home.Home;
import io.n3xus.standalone.home.Run;
import io.n3xus.standalone.home.Run.State;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Keeps the file up to date from which the command line learns how a run goes. */
final class RunRecord {

    private final Home home;
    private final boolean split;
    private final String gateway;
    private final Map<String, Run.Part> parts = new LinkedHashMap<>();
    private State state = State.STARTING;
    private @Nullable String message;

    RunRecord(Layout layout) {
        home = layout.home();
        split = layout.split();
        gateway = layout.gateway();
        List.of(Ports.POSTGRES, Ports.MONGO, Ports.KAFKA)
                .forEach(store -> add(store, layout.ports().of(store)));
        Replica.all(split).forEach(replica -> add(replica.name(), layout.ports().of(replica.name())));
        write();
    }

    synchronized void started(String part, long pid) {
        change(part, before -> new Run.Part(part, before.port(), pid, before.state(), before.millis()));
    }

    synchronized void ready(String part, Duration took) {
        change(part, before -> new Run.Part(part, before.port(), before.pid(), State.READY, took.toMillis()));
    }

    synchronized void is(State now) {
        state = now;
        write();
    }

    synchronized void failed(Throwable cause) {
        var root = cause;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        message = cause.equals(root) ? describe(cause) : describe(cause) + " (" + describe(root) + ")";
        is(State.FAILED);
    }

    private static String describe(Throwable cause) {
        var text = cause.getMessage();
        return text == null ? cause.getClass().getSimpleName() : text;
    }

    private void add(String part, int port) {
        parts.put(part, new Run.Part(part, port, ProcessHandle.current().pid(), State.STARTING, 0));
    }

    private void change(String part, java.util.function.UnaryOperator<Run.Part> change) {
        parts.computeIfPresent(part, (_, before) -> change.apply(before));
        write();
    }

    private void write() {
        new Run(ProcessHandle.current().pid(), split, state, gateway, List.copyOf(parts.values()), message).write(home);
    }
}
