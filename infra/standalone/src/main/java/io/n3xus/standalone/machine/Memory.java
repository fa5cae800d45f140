package io.n3xus.standalone.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** How much memory programs could still get. */
public final class Memory {

    private Memory() {}

    /** What Linux calls available; on other systems all there might be. */
    public static long availableMebibytes() {
        try (var lines = Files.lines(Path.of("/proc/meminfo"))) {
            return lines.filter(line -> line.startsWith("MemAvailable:"))
                    .mapToLong(line -> Long.parseLong(line.replaceAll("\\D", "")) >> 10)
                    .findFirst()
                    .orElse(Long.MAX_VALUE);
        } catch (IOException e) {
            return Long.MAX_VALUE;
        }
    }
}
