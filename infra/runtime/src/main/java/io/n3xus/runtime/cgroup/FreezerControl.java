package io.n3xus.runtime.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;

/** Freezes and kills through version 1's freezer: stopped first, so that nothing forks away from the signal. */
record FreezerControl(Path group) implements ProcessControl {

    @Override
    public void freeze() {
        // A process that forks meanwhile can leave the group half frozen: asking again includes the newcomer.
        ControlFiles.await("freeze " + group, () -> {
            ControlFiles.write(state(), "FROZEN");
            return ControlFiles.lines(state()).contains("FROZEN");
        });
    }

    @Override
    public void thaw() {
        ControlFiles.write(state(), "THAWED");
    }

    @Override
    public boolean frozen() {
        return ControlFiles.lines(state()).contains("FROZEN");
    }

    @Override
    public void kill() {
        if (!Files.exists(group)) {
            return;
        }
        ControlFiles.await("empty " + group, () -> {
            freeze();
            Signals.killAll(group);
            thaw(); // A frozen process dies only once it is thawed.
            return ControlFiles.processes(group).isEmpty();
        });
    }

    private Path state() {
        return group.resolve("freezer.state");
    }
}
