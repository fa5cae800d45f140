package io.n3xus.runtime;

import io.n3xus.runtime.cgroup.CgroupLimits;

/**
 * What a desktop is given.
 *
 * @param cpuMillis thousandths of one processor
 * @param memoryBytes all its processes and files together
 * @param processesMax processes and threads together; the bare desktop needs about ten
 * @param width in pixels
 * @param height in pixels
 * @param startup shell command of the first program
 */
public record DesktopSpec(int cpuMillis, long memoryBytes, int processesMax, int width, int height, String startup) {

    public static final String TERMINAL = "exec xterm";

    private static final long MEBIBYTE = 1L << 20;

    public DesktopSpec {
        require(cpuMillis, 100, 1_024_000, "thousandths of a processor");
        require(memoryBytes, 192 * MEBIBYTE, MEBIBYTE << 24, "bytes of memory");
        require(processesMax, 32, 1_000_000, "processes");
        require(width, 320, 8192, "pixels of width");
        require(height, 200, 8192, "pixels of height");
    }

    public DesktopSpec(int cpuMillis, long memoryBytes, int processesMax, int width, int height) {
        this(cpuMillis, memoryBytes, processesMax, width, height, TERMINAL);
    }

    CgroupLimits limits() {
        return new CgroupLimits(cpuMillis, memoryBytes, processesMax);
    }

    String size() {
        return width + "x" + height;
    }

    private static void require(long value, long min, long max, String what) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "A desktop has from " + min + " to " + max + " " + what + ", not " + value + ".");
        }
    }
}
