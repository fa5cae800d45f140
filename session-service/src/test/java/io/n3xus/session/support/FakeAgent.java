package io.n3xus.session.support;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * The agent's desktops, without processes: a desktop is a line in a map, fenced by version as the real one is. The real
 * agent is exercised together with this service in {@code infra/standalone}.
 */
public final class FakeAgent extends FakeServer {

    /** One desktop. */
    public record Machine(
            String state,
            long version,
            Instant startedAt,
            @Nullable Instant endedAt,
            @Nullable String reason) {}

    private final ConcurrentMap<String, Machine> machines = new ConcurrentHashMap<>();
    private final Map<String, AtomicInteger> starts = new ConcurrentHashMap<>();
    private volatile int gpus;
    private volatile boolean desktops = true;
    private volatile boolean broken;
    private volatile boolean full;

    public @Nullable Machine machine(String id) {
        return machines.get(id);
    }

    public int startsOf(String id) {
        var count = starts.get(id);
        return count == null ? 0 : count.get();
    }

    /** Puts a desktop there that nobody asked for. */
    public void adopt(String id, Instant startedAt) {
        machines.put(id, new Machine("running", 0, startedAt, null, null));
    }

    public void die(String id, Instant at, String reason) {
        machines.computeIfPresent(id, (_, it) -> new Machine("ended", it.version(), it.startedAt(), at, reason));
    }

    /** As after the host lost power: nothing remembered. */
    public void lose(String id) {
        machines.remove(id);
    }

    public void offerGpus(int count) {
        gpus = count;
    }

    public void beFull(boolean now) {
        full = now;
    }

    public void offerDesktops(boolean offered) {
        desktops = offered;
    }

    /** Refuses to start anything, for good. */
    public void breakStarts(boolean now) {
        broken = now;
    }

    @Override
    Answer answer(String method, String path, JsonNode body) {
        if (path.equals("/internal/capacity")) {
            return Answer.ok(capacity());
        }
        if (path.equals("/internal/desktops")) {
            return Answer.ok(list());
        }
        var id = path.substring("/internal/desktops/".length()).replace("/state", "");
        if (path.endsWith("/state")) {
            return set(id, body.get("state").stringValue(), body.get("version").longValue());
        }
        if (method.equals("DELETE")) {
            machines.remove(id);
            return new Answer(204, null);
        }
        return start(id);
    }

    private Answer start(String id) {
        if (broken) {
            return Answer.refusal(409, "agent.broken", "CONFLICT", "This host cannot start desktops.");
        }
        starts.computeIfAbsent(id, _ -> new AtomicInteger()).incrementAndGet();
        var machine = machines.computeIfAbsent(id, _ -> new Machine("running", 0, Instant.now(), null, null));
        return Answer.ok(show(id, machine));
    }

    private Answer set(String id, String state, long version) {
        var after = machines.computeIfPresent(
                id,
                (_, it) -> it.version() > version || it.state().equals("ended")
                        ? it
                        : new Machine(state, version, it.startedAt(), null, null));
        return after == null
                ? Answer.refusal(404, "agent.no-desktop", "NOT_FOUND", "There is no such desktop.")
                : Answer.ok(show(id, after));
    }

    private Map<String, Object> capacity() {
        return Map.of(
                "agentId",
                "agent-1",
                "desktops",
                desktops,
                "why",
                "No X server is installed.",
                "gpus",
                gpus,
                "desktopsMax",
                200,
                "running",
                full ? 200 : 3,
                "missingPackages",
                List.of());
    }

    private List<Map<String, Object>> list() {
        return new TreeMap<>(machines)
                .entrySet().stream().map(it -> show(it.getKey(), it.getValue())).toList();
    }

    private static Map<String, Object> show(String id, Machine machine) {
        var shown = new HashMap<String, Object>(
                Map.of("id", id, "state", machine.state(), "startedAt", machine.startedAt(), "width", 1280));
        if (machine.endedAt() != null) {
            shown.put("endedAt", machine.endedAt());
            shown.put("reason", machine.reason());
        }
        return shown;
    }
}
