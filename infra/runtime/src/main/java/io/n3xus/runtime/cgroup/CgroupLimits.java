package io.n3xus.runtime.cgroup;

/**
 * What a tree of processes may use at most.
 *
 * @param cpuMillis thousandths of one processor, so 2000 is two processors' worth of time
 * @param memoryBytes everything charged to the group: heaps, page cache and temporary file systems
 * @param processesMax processes and threads together
 */
public record CgroupLimits(int cpuMillis, long memoryBytes, int processesMax) {

    static final int CPU_PERIOD_MICROS = 100_000;

    long cpuQuotaMicros() {
        return (long) cpuMillis * CPU_PERIOD_MICROS / 1000;
    }
}
