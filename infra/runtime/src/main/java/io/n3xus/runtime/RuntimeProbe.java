package io.n3xus.runtime;

import io.n3xus.runtime.cgroup.CgroupHost;
import io.n3xus.runtime.sandbox.SandboxTrial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Finds out what this host has and lacks for running desktops, without changing anything that lasts. */
public final class RuntimeProbe {

    private static final List<Tool> TOOLS = List.of(
            new Tool("bwrap", "bubblewrap", "closes a desktop off from the host"),
            new Tool("setpriv", "util-linux", "gives each desktop a host user of its own"),
            new Tool("Xvnc", "tigervnc-standalone-server", "is the display of a desktop"),
            new Tool("openbox", "openbox", "is the window manager of a desktop"),
            new Tool("xterm", "xterm", "is the first program of a desktop"),
            new Tool("xkbcomp", "x11-xkb-utils", "prepares the keyboard of a desktop"),
            new Tool("xsetroot", "x11-xserver-utils", "colours the background of a desktop"),
            new Tool("fc-match", "fontconfig", "finds the fonts of a desktop"));

    private RuntimeProbe() {}

    /**
     * One thing looked at.
     *
     * @param sentence what it is for or what is wrong, for a person
     * @param debianPackage what to install where it is missing, if that would help
     */
    public record Finding(
            String name,
            boolean present,
            String sentence,
            @Nullable String debianPackage) {}

    /** All findings, in the order a person would fix them. */
    public record Report(List<Finding> findings) {

        public Report {
            findings = List.copyOf(findings);
        }

        public boolean desktops() {
            return findings.stream().allMatch(Finding::present);
        }

        /** Why desktops cannot run here; empty when they can. */
        public String why() {
            return findings.stream()
                    .filter(finding -> !finding.present())
                    .map(Finding::sentence)
                    .collect(Collectors.joining(" "));
        }

        public List<String> missingPackages() {
            return findings.stream()
                    .filter(finding -> !finding.present())
                    .map(Finding::debianPackage)
                    .filter(name -> name != null)
                    .distinct()
                    .toList();
        }
    }

    public static Report run() {
        var findings = new ArrayList<Finding>();
        findings.add(
                finding("root", root(), "may start sandboxes", "Desktops need root, which this process is not.", null));
        TOOLS.forEach(tool -> findings.add(tool.look(List.of("/usr/bin", "/usr/local/bin", "/bin"))));
        findings.add(finding(
                "fonts",
                Files.isDirectory(Path.of("/usr/share/fonts/truetype")),
                "are there for the terminal",
                "There are no fonts for the terminal; Debian's package is fonts-dejavu-core.",
                "fonts-dejavu-core"));
        var cgroups = CgroupHost.detect();
        var missing = String.join(" ", cgroups.missing());
        findings.add(finding(
                "cgroups",
                missing.isEmpty(),
                "limit and freeze desktops (" + cgroups.version() + ")",
                "Desktops cannot be limited: " + missing,
                null));
        if (findings.stream().allMatch(Finding::present)) {
            var complaint = SandboxTrial.run();
            findings.add(finding(
                    "sandbox",
                    complaint.isEmpty(),
                    "starts with all its namespaces and the system call filter",
                    "A sandbox does not start on this host: " + complaint,
                    null));
        }
        return new Report(findings);
    }

    private static boolean root() {
        try {
            return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        } catch (IOException | UnsupportedOperationException _) {
            return false;
        }
    }

    private static Finding finding(
            String name, boolean present, String use, String problem, @Nullable String debianPackage) {
        return new Finding(name, present, present ? name + " " + use + "." : problem, debianPackage);
    }

    private record Tool(String name, String debianPackage, String use) {

        Finding look(List<String> places) {
            var present = places.stream().map(place -> Path.of(place, name)).anyMatch(Files::isExecutable);
            return finding(
                    name,
                    present,
                    use,
                    name + ", which " + use + ", is missing; Debian's package is " + debianPackage + ".",
                    debianPackage);
        }
    }
}
