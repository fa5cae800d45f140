package io.n3xus.standalone.machine;

import io.n3xus.runtime.cgroup.CgroupHost;
import io.n3xus.standalone.home.Home;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Looks at this machine: what it has, what it lacks, and what that costs. */
public final class Doctor {

    private static final long MEBIBYTE = 1 << 20;
    private static final long WANTED_MEMORY = 3_000;
    private static final long WANTED_DISK = 2_000;

    private final Home home;

    public Doctor(Home home) {
        this.home = home;
    }

    /**
     * One thing looked at.
     *
     * @param cost what does not work without it; empty when it is there
     */
    public record Finding(String name, boolean present, String detail, String cost) {}

    public List<Finding> examine() {
        return List.of(
                finding("jdk", Runtime.version().feature() >= 25, "Java " + Runtime.version(), "Nothing starts."),
                installed("maven", "mvn", "Sources cannot be built; what is built runs."),
                memory(),
                disk(),
                packages(),
                sandbox(),
                controlGroups(),
                finding(
                        "novnc",
                        NoVnc.isPresent(home),
                        "files of noVNC",
                        "No browser shows a desktop. ./nexus up fetches it."),
                finding("gpu", Files.exists(Path.of("/dev/dri")), "/dev/dri", "GPU tiers answer 503."),
                installed("browser", "chromium", "Tests of the console and of desktops in a browser are skipped."),
                installed("redis", "redis-server", "Tests of gateways that count limits together are skipped."),
                docker());
    }

    private static Finding finding(String name, boolean present, String detail, String cost) {
        return new Finding(name, present, detail, present ? "" : cost);
    }

    private static Finding installed(String name, String program, String cost) {
        return finding(name, Shell.isInstalled(program), program, cost);
    }

    private static Finding memory() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        var free = system.getFreeMemorySize() / MEBIBYTE;
        return finding(
                "memory",
                system.getTotalMemorySize() / MEBIBYTE >= WANTED_MEMORY,
                "%d MB, %d MB free".formatted(system.getTotalMemorySize() / MEBIBYTE, free),
                "The platform takes 1.5 GB and each virtual PC its own: expect swapping.");
    }

    private Finding disk() {
        var free = home.directory().toFile().getUsableSpace() / MEBIBYTE;
        return finding(
                "disk",
                free >= WANTED_DISK,
                "%d MB free at %s".formatted(free, home.directory()),
                "Kafka and PostgreSQL may run out of space; both then stop.");
    }

    private static Finding packages() {
        var missing = DesktopPackages.missing();
        return finding(
                "desktop packages",
                missing.isEmpty(),
                missing.isEmpty() ? "installed" : "missing: " + String.join(" ", missing),
                "No virtual PCs. " + DesktopPackages.command(missing));
    }

    private static Finding sandbox() {
        return finding(
                "user namespaces",
                Shell.succeeds("unshare", "-U", "true"),
                "unshare -U",
                "Virtual PCs are separated less well, or refused.");
    }

    private static Finding controlGroups() {
        var host = CgroupHost.detect();
        var missing = String.join(" ", host.missing());
        return finding(
                "control groups",
                missing.isEmpty(),
                missing.isEmpty() ? host.version() : missing,
                "Virtual PCs cannot be limited or frozen, so none starts.");
    }

    private static Finding docker() {
        return finding(
                "docker",
                Shell.succeeds("docker", "info"),
                "docker info",
                "The tests against real servers (-P containers) are skipped.");
    }
}
