package io.n3xus.runtime.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A group of version 2: one directory for everything. */
record UnifiedCgroup(Path group) implements Cgroup {

    @Override
    public void create(CgroupLimits limits) {
        ControlFiles.make(group);
        limit(limits);
    }

    @Override
    public void limit(CgroupLimits limits) {
        ControlFiles.write(group.resolve("memory.max"), Long.toString(limits.memoryBytes()));
        var swap = group.resolve("memory.swap.max");
        if (Files.exists(swap)) {
            ControlFiles.write(swap, "0");
        }
        ControlFiles.write(group.resolve("cpu.max"), limits.cpuQuotaMicros() + " " + CgroupLimits.CPU_PERIOD_MICROS);
        ControlFiles.write(group.resolve("pids.max"), Integer.toString(limits.processesMax()));
    }

    @Override
    public List<Path> joins() {
        return List.of(group.resolve("cgroup.procs"));
    }

    @Override
    public long memoryKills() {
        return ControlFiles.number(group.resolve("memory.events"), "oom_kill");
    }

    @Override
    public void freeze() {
        new UnifiedControl(group).freeze();
    }

    @Override
    public void thaw() {
        new UnifiedControl(group).thaw();
    }

    @Override
    public boolean frozen() {
        return new UnifiedControl(group).frozen();
    }

    @Override
    public boolean populated() {
        return ControlFiles.number(group.resolve("cgroup.events"), "populated") == 1;
    }

    @Override
    public List<Long> processes() {
        return ControlFiles.processes(group);
    }

    @Override
    public void kill() {
        new UnifiedControl(group).kill();
    }

    @Override
    public void remove() {
        ControlFiles.remove(group);
    }
}
