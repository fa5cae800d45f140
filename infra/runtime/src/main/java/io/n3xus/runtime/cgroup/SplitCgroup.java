package io.n3xus.runtime.cgroup;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** A group of version 1: one directory in each controller's tree, and one for freezing and killing. */
record SplitCgroup(Path memory, Path cpu, Path pids, ProcessControl control) implements Cgroup {

    @Override
    public void create(CgroupLimits limits) {
        groups().forEach(ControlFiles::make);
        limit(limits);
    }

    @Override
    public void limit(CgroupLimits limits) {
        limitMemory(Long.toString(limits.memoryBytes()), limits.memoryBytes());
        ControlFiles.write(cpu.resolve("cpu.cfs_period_us"), Integer.toString(CgroupLimits.CPU_PERIOD_MICROS));
        ControlFiles.write(cpu.resolve("cpu.cfs_quota_us"), Long.toString(limits.cpuQuotaMicros()));
        ControlFiles.write(pids.resolve("pids.max"), Integer.toString(limits.processesMax()));
    }

    /** Memory with swap must never be less than memory alone, so which is written first depends on the direction. */
    private void limitMemory(String bytes, long wanted) {
        var alone = memory.resolve("memory.limit_in_bytes");
        var withSwap = memory.resolve("memory.memsw.limit_in_bytes");
        if (!Files.exists(withSwap)) {
            ControlFiles.write(alone, bytes);
        } else if (Long.parseLong(ControlFiles.lines(withSwap).getFirst()) < wanted) {
            ControlFiles.write(withSwap, bytes);
            ControlFiles.write(alone, bytes);
        } else {
            ControlFiles.write(alone, bytes);
            ControlFiles.write(withSwap, bytes);
        }
    }

    @Override
    public List<Path> joins() {
        return groups().stream().map(group -> group.resolve("cgroup.procs")).toList();
    }

    @Override
    public long memoryKills() {
        return ControlFiles.number(memory.resolve("memory.oom_control"), "oom_kill");
    }

    @Override
    public void freeze() {
        control.freeze();
    }

    @Override
    public void thaw() {
        control.thaw();
    }

    @Override
    public boolean frozen() {
        return control.frozen();
    }

    @Override
    public boolean populated() {
        return !processes().isEmpty();
    }

    @Override
    public List<Long> processes() {
        return ControlFiles.processes(control.group());
    }

    @Override
    public void kill() {
        control.kill();
    }

    @Override
    public void remove() {
        groups().forEach(ControlFiles::remove);
    }

    private List<Path> groups() {
        return List.of(memory, cpu, pids, control.group());
    }
}
