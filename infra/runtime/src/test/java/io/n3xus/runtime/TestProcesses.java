package io.n3xus.runtime;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Looking at processes of the host. */
final class TestProcesses {

    private TestProcesses() {}

    /** False also for a zombie, which is dead and only not yet collected. */
    static boolean lives(long process) {
        try {
            return !Files.readString(Path.of("/proc/" + process + "/stat")).contains(") Z ");
        } catch (IOException _) {
            return false;
        }
    }
}
