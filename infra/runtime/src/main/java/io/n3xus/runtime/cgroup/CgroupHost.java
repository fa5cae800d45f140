package io.n3xus.runtime.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * How this host offers control groups. All groups are made below one named {@value #PARENT}, directly at the root of
 * each tree: a group below the starter's own would die with the starter's session.
 */
public final class CgroupHost {

    private static final String PARENT = "n3xus";
    private static final Set<String> NEEDED = Set.of("cpu", "memory", "pids");

    private final Map<String, Path> controllers = new TreeMap<>();
    private Optional<Path> unified = Optional.empty();

    private CgroupHost() {}

    public static CgroupHost detect() {
        return detect(Path.of("/proc/mounts"));
    }

    static CgroupHost detect(Path mounts) {
        var host = new CgroupHost();
        for (var line : ControlFiles.lines(mounts)) {
            var field = line.split(" ", -1);
            if (field[2].equals("cgroup2")) {
                host.unified = Optional.of(Path.of(field[1]));
            } else if (field[2].equals("cgroup")) {
                for (var option : field[3].split(",", -1)) {
                    host.controllers.put(option, Path.of(field[1]));
                }
            }
        }
        return host;
    }

    /** What keeps this host from limiting and freezing processes: sentences for a person, none when all is there. */
    public List<String> missing() {
        if (unifiedIsComplete()) {
            return List.of();
        }
        var missing = new ArrayList<String>();
        for (var controller : new TreeSet<>(NEEDED)) {
            if (!controllers.containsKey(controller)) {
                missing.add("The control group controller \"" + controller + "\" is not mounted.");
            }
        }
        if (unified.isEmpty() && !controllers.containsKey("freezer")) {
            missing.add("Neither version 2 control groups nor the \"freezer\" controller are mounted.");
        }
        return missing;
    }

    /** One word for people: which version is in use. */
    public String version() {
        return unifiedIsComplete() ? "v2" : unified.isPresent() ? "hybrid" : "v1";
    }

    /** The group of that name, which need not exist yet. */
    public Cgroup group(String name) {
        var path = Path.of(PARENT, name);
        if (unifiedIsComplete()) {
            return new UnifiedCgroup(delegate(unified.orElseThrow()).resolve(path));
        }
        var control = unified.<ProcessControl>map(root -> new UnifiedControl(root.resolve(path)))
                .orElseGet(() -> new FreezerControl(root("freezer").resolve(path)));
        return new SplitCgroup(
                root("memory").resolve(path),
                root("cpu").resolve(path),
                root("pids").resolve(path),
                control);
    }

    private boolean unifiedIsComplete() {
        return unified.map(root -> root.resolve("cgroup.controllers"))
                .map(ControlFiles::lines)
                .filter(lines -> !lines.isEmpty())
                .map(lines -> Set.of(lines.getFirst().split(" ", -1)).containsAll(NEEDED))
                .orElse(false);
    }

    private Path root(String controller) {
        var root = controllers.get(controller);
        if (root == null) {
            throw new IllegalStateException(String.join(" ", missing()));
        }
        return root;
    }

    /** Version 2 hands a controller down one level at a time. */
    private static Path delegate(Path root) {
        ControlFiles.make(root.resolve(PARENT));
        for (var level : List.of(root, root.resolve(PARENT))) {
            var handed = level.resolve("cgroup.subtree_control");
            var lines = Files.exists(handed) ? ControlFiles.lines(handed) : List.<String>of();
            if (lines.isEmpty() || !Set.of(lines.getFirst().split(" ", -1)).containsAll(NEEDED)) {
                ControlFiles.write(handed, "+cpu +memory +pids");
            }
        }
        return root;
    }
}
