package io.n3xus.runtime.cgroup;

import java.nio.file.Path;

/** SIGKILL to each process of a group, for kernels whose groups cannot kill by themselves. */
final class Signals {

    private Signals() {}

    static void killAll(Path group) {
        for (var process : ControlFiles.processes(group)) {
            ProcessHandle.of(process).ifPresent(ProcessHandle::destroyForcibly);
        }
    }
}
