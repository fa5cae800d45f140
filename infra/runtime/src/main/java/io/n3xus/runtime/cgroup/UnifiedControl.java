package io.n3xus.runtime.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;

/** Freezes and kills through version 2, whose kill is one atomic step that no fork can outrun. */
record UnifiedControl(Path group) implements ProcessControl {

    @Override
    public void freeze() {
        ControlFiles.write(group.resolve("cgroup.freeze"), "1");
        ControlFiles.await("freeze " + group, () -> ControlFiles.number(events(), "frozen") == 1);
    }

    @Override
    public void thaw() {
        ControlFiles.write(group.resolve("cgroup.freeze"), "0");
    }

    @Override
    public boolean frozen() {
        return ControlFiles.lines(group.resolve("cgroup.freeze")).contains("1");
    }

    @Override
    public void kill() {
        if (!Files.exists(group)) {
            return;
        }
        var kill = group.resolve("cgroup.kill");
        if (Files.exists(kill)) {
            ControlFiles.write(kill, "1");
        } else {
            freeze();
            Signals.killAll(group);
            thaw();
        }
        ControlFiles.await("empty " + group, () -> ControlFiles.number(events(), "populated") == 0);
    }

    private Path events() {
        return group.resolve("cgroup.events");
    }
}
