package io.n3xus.runtime.cgroup;

import java.nio.file.Path;
import java.util.List;

/** One group of processes that is limited, frozen and killed as a whole. Every call is safe to repeat. */
public sealed interface Cgroup permits SplitCgroup, UnifiedCgroup {

    /** Makes the group with its limits. */
    void create(CgroupLimits limits);

    /** Changes the limits of a live group. */
    void limit(CgroupLimits limits);

    /** The files a process writes its own id to, before it executes anything of the sandbox. */
    List<Path> joins();

    /** Kills by the kernel because the group had used up its memory, since the group was made. */
    long memoryKills();

    /** Returns when no process of the group runs any more. */
    void freeze();

    void thaw();

    boolean frozen();

    boolean populated();

    List<Long> processes();

    /** Kills all processes, also frozen ones, and returns when the last is gone. */
    void kill();

    /** Removes the group. It must be empty. */
    void remove();
}
