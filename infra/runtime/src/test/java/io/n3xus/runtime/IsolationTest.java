package io.n3xus.runtime;

import static io.n3xus.runtime.TestHost.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.n3xus.runtime.Desktop.State;
import io.n3xus.runtime.rfb.RfbClient;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What a person inside can see and break, tried from inside. */
class IsolationTest {

    private static final int TCP_LISTEN = 0x0A;
    private static TestHost host;

    @BeforeAll
    static void open() {
        host = new TestHost();
    }

    @AfterAll
    static void close() throws IOException {
        if (host != null) {
            host.close();
        }
    }

    @Test
    void seesOnlyItsOwnProcesses() {
        var names = host.inside("processes", "cat /proc/[0-9]*/comm | sort -u")
                .lines()
                .toList();

        assertThat(names).contains("Xvnc", "openbox").doesNotContain("java", "systemd");
        assertThat(host.inside("pids", "ls -d /proc/[0-9]* | wc -l"))
                .satisfies(count -> assertThat(Integer.parseInt(count)).isLessThan(20));
    }

    @Test
    void seesNoFilesButItsOwn() throws IOException {
        var secret = Files.writeString(host.directory.resolve("secret"), "secret");

        var seen = host.inside("files", "cat " + secret + " /etc/shadow; ls -A /root /var/lib /mnt /sys; ls /run /etc");

        assertThat(seen).contains("No such file").doesNotContain("secret\n").doesNotContain("shadow\n");
        assertThat(seen.lines()).contains("vnc", "n3xus", "passwd").doesNotContain("n3xus-uids");
        assertThat(host.inside("writes", "touch /usr/x /etc/x /x /dev/x /run/x /run/vnc/x; rm /run/vnc/socket"))
                .satisfies(said -> assertThat(said.lines()).hasSize(7));
    }

    @Test
    void hasNoNetworkButItsOwnLoopback() {
        var devices = host.inside("network", "tail -n +3 /proc/net/dev; cat /proc/net/route; cat /proc/net/tcp");

        assertThat(devices.lines().filter(line -> line.contains(":") && !line.contains("local_address")))
                .singleElement()
                .asString()
                .contains("lo:");
        assertThat(devices).doesNotContain(" %02X ".formatted(TCP_LISTEN));
        assertThat(host.inside("connect", "exec 3<>/dev/tcp/127.0.0.1/22; echo $?"))
                .doesNotContain("\n0");
    }

    @Test
    void cannotReachAnotherDesktop() {
        var other = host.start("other");

        assertThat(host.inside("curious", "id -u; ls " + host.directory + " /run/vnc; ls -d /proc/[0-9]*"))
                .startsWith("1000")
                .contains("No such file")
                .doesNotContain(Integer.toString(other.uid()));
        host.runtime.start("killer", new DesktopSpec(1000, 512L << 20, 60, 800, 600, "kill -9 -1"));
        await().atMost(PATIENCE)
                .until(() -> host.runtime.find("killer").orElseThrow().state() == State.ENDED);
        assertThat(host.runtime.find("other").orElseThrow().state()).isEqualTo(State.RUNNING);
    }

    @Test
    void holdsNoPrivilege() {
        var status = host.inside("status", "grep -E '^(Cap|NoNewPrivs|Seccomp:)' /proc/self/status; id -u");

        assertThat(status.lines().filter(line -> line.startsWith("Cap")))
                .hasSize(5)
                .allMatch(line -> line.endsWith("\t0000000000000000"));
        assertThat(status).contains("NoNewPrivs:\t1").contains("Seccomp:\t2").endsWith("1000");
    }

    @Test
    void isDeniedDangerousCalls() {
        var calls = Arrays.asList(101, 165, 272, 321, 250, 298, 323, 246, 175, 425, 435);
        var perl = "perl -e 'for (@ARGV) { my $r = syscall($_, 0x10000000, 0, 0, 0, 0); print $!+0, \" \" }' ";

        var errors = host.inside(
                "calls",
                perl + String.join(" ", calls.stream().map(String::valueOf).toList()));

        assertThat(errors).isEqualTo("1 1 1 1 1 1 1 1 1 1 38"); // EPERM each, ENOSYS for clone3.
        assertThat(host.inside("vsock", "perl -e 'socket(my $s, 40, 1, 0); print $!+0'"))
                .isEqualTo("97");
        assertThat(host.inside("userns", "unshare -Ur true")).contains("Operation not permitted");
    }

    @Test
    void aForkBombStaysInItsLimit() throws IOException {
        var spec = new DesktopSpec(500, 512L << 20, 60, 800, 600, "exec perl -e 'while (1) { fork() }'");
        var bombed = host.runtime.start("bomb", spec);
        var cgroup = host.cgroup(bombed);

        await().atMost(PATIENCE).until(() -> cgroup.processes().size() > 50);
        host.start("neighbour");
        assertThat(RfbClient.answers(host.runtime.socket("neighbour"), PATIENCE))
                .isTrue();
        assertThat(cgroup.processes()).hasSizeLessThanOrEqualTo(60);

        host.runtime.stop("bomb");
        assertThat(cgroup.processes()).isEmpty();
    }

    @Test
    void aMemoryHogIsKilledAndItsDesktopLives() throws IOException {
        var spec =
                new DesktopSpec(2000, 256L << 20, 100, 800, 600, "tail /dev/zero; echo $? >/tmp/hog; touch /tmp/done");
        var hogged = host.runtime.start("hog", spec);

        await().atMost(PATIENCE).until(() -> Files.exists(host.file(hogged, "/tmp/done")));

        assertThat(host.read(hogged, "/tmp/hog")).isEqualTo("137");
        assertThat(host.cgroup(hogged).memoryKills()).isPositive();
        assertThat(RfbClient.answers(host.runtime.socket("hog"), PATIENCE)).isTrue();
    }

    @Test
    void itsFilesCountAsMemory() {
        var spec = new DesktopSpec(
                2000,
                256L << 20,
                100,
                800,
                600,
                "head -c 400M /dev/zero >/tmp/big; stat -c %s /tmp/big >/tmp/size; touch /tmp/done");
        var filled = host.runtime.start("filled", spec);

        await().atMost(PATIENCE)
                .until(() -> host.cgroup(filled).memoryKills() > 0
                        || !host.cgroup(filled).populated());
        assertThat(host.runtime.list()).isNotEmpty();
    }
}
