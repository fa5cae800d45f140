package io.n3xus.agent.desktops;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Counts the graphics processors the kernel offers to programs. */
final class Gpus {

    private static final Pattern NVIDIA = Pattern.compile("nvidia[0-9]+");
    private static final Pattern RENDER = Pattern.compile("renderD[0-9]+");

    private Gpus() {}

    /** A card of NVIDIA's own driver may also have a render node, so the larger of both counts is taken. */
    static int count(Path devices) {
        return Math.max(count(devices, NVIDIA), count(devices.resolve("dri"), RENDER));
    }

    private static int count(Path directory, Pattern names) {
        if (!Files.isDirectory(directory)) {
            return 0;
        }
        try (var files = Files.list(directory)) {
            return (int) files.filter(
                            file -> names.matcher(file.getFileName().toString()).matches())
                    .count();
        } catch (IOException _) {
            return 0; // Not readable is not usable.
        }
    }
}
