package io.n3xus.runtime.cgroup;

import java.nio.file.Path;

/** Freezing and killing all processes of one group. */
sealed interface ProcessControl permits UnifiedControl, FreezerControl {

    Path group();

    void freeze();

    void thaw();

    boolean frozen();

    void kill();
}
