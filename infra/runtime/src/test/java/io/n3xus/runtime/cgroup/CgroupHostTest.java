package io.n3xus.runtime.cgroup;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads hosts of every kind from a table of mounts; the files are ordinary ones. */
class CgroupHostTest {

    private static final CgroupLimits LIMITS = new CgroupLimits(1500, 1L << 30, 77);

    @TempDir
    private Path root;

    @Test
    void findsVersion1AndNamesWhatIsMissing() throws IOException {
        var host = host("cgroup %s/memory cgroup rw,memory 0 0\ncgroup %s/cpu cgroup rw,cpu,cpuacct 0 0\n");

        assertThat(host.version()).isEqualTo("v1");
        assertThat(host.missing())
                .containsExactly(
                        "The control group controller \"pids\" is not mounted.",
                        "Neither version 2 control groups nor the \"freezer\" controller are mounted.");
    }

    @Test
    void usesVersion2ForFreezingWhereBothAre() throws IOException {
        Files.createDirectories(root.resolve("unified"));
        Files.writeString(root.resolve("unified/cgroup.controllers"), "hugetlb\n");
        var host = host("""
                cgroup %s/memory cgroup rw,memory 0 0
                cgroup %s/cpu cgroup rw,cpu 0 0
                cgroup %s/pids cgroup rw,pids 0 0
                cgroup2 %s/unified cgroup2 rw 0 0
                """);

        assertThat(host.version()).isEqualTo("hybrid");
        assertThat(host.missing()).isEmpty();
        assertThat(host.group("x").joins()).contains(root.resolve("unified/n3xus/x/cgroup.procs"));
    }

    @Test
    void writesTheLimitsOfVersion2() throws IOException {
        Files.writeString(root.resolve("cgroup.controllers"), "cpuset cpu io memory pids\n");
        Files.writeString(root.resolve("cgroup.subtree_control"), "memory\n");
        var parent = Files.createDirectory(root.resolve("n3xus"));
        Files.createFile(parent.resolve("cgroup.subtree_control"));
        var group = Files.createDirectory(parent.resolve("x"));
        for (var file : new String[] {"memory.max", "memory.swap.max", "cpu.max", "pids.max"}) {
            Files.createFile(group.resolve(file));
        }
        Files.writeString(group.resolve("memory.events"), "low 0\noom 3\noom_kill 2\n");
        var host = host("cgroup2 %s cgroup2 rw 0 0\n");

        var cgroup = host.group("x");
        cgroup.create(LIMITS);

        assertThat(host.version()).isEqualTo("v2");
        assertThat(parent.resolve("cgroup.subtree_control")).hasContent("+cpu +memory +pids");
        assertThat(group.resolve("memory.max")).hasContent("1073741824");
        assertThat(group.resolve("memory.swap.max")).hasContent("0");
        assertThat(group.resolve("cpu.max")).hasContent("150000 100000");
        assertThat(group.resolve("pids.max")).hasContent("77");
        assertThat(cgroup.memoryKills()).isEqualTo(2);
    }

    private CgroupHost host(String mounts) throws IOException {
        return CgroupHost.detect(Files.writeString(root.resolve("mounts"), mounts.replace("%s", root.toString())));
    }
}
