package io.n3xus.bench;

import io.n3xus.runtime.rfb.RfbClient;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** Creating, seeing, pausing and resuming a virtual PC, in turns with the same desktop started by a bare script. */
final class SessionBench {

    private static final int TIMES = 50;
    private static final Duration PAINTED_WITHIN = Duration.ofSeconds(20);

    private final Path project;

    SessionBench(Path project) {
        this.project = project;
    }

    void run() throws Exception {
        measure("cold", 0);
        measure("warm pool", 2);
    }

    private void measure(String kind, int pool) throws Exception {
        var bare = new Samples("bare script: start -> painted");
        var active = new Samples(kind + ": request -> active");
        var handshake = new Samples(kind + ": request -> first VNC handshake");
        var painted = new Samples(kind + ": request -> painted");
        var pause = new Samples(kind + ": pause");
        var resume = new Samples(kind + ": resume");
        var resumed = new Samples(kind + ": resume -> full frame");
        try (var platform = new MeasuredPlatform(
                project,
                MeasuredPlatform.Training.OFF,
                "nexus.agent.pool=" + pool,
                "nexus.gateway.limits.tables.supercore.all.windows.minute.plans.enterprise=1000000",
                "nexus.gateway.limits.tables.streamspace.other.windows.minute.requests=1000000")) {
            platform.up();
            var token = platform.token("admin");
            for (var time = 0; time < TIMES; time++) {
                bare.add(BareDesktop.startAndPaint());
                if (pool > 0) {
                    platform.awaitPooled();
                }
                var from = System.nanoTime();
                var pc = VirtualPc.create(platform, token);
                pc.awaitActive();
                active.add(System.nanoTime() - from);
                try (var viewer = pc.view()) {
                    handshake.add(System.nanoTime() - from);
                    awaitPainted(viewer);
                    painted.add(System.nanoTime() - from);
                    pause.time(pc::pause);
                    from = System.nanoTime();
                    pc.resume();
                    resume.add(System.nanoTime() - from);
                    viewer.frame();
                    resumed.add(System.nanoTime() - from);
                }
                pc.terminate();
            }
        }
        System.out.println(Samples.header());
        for (var samples : List.of(bare, active, handshake, painted, pause, resume, resumed)) {
            System.out.println(samples.row());
        }
        System.out.println();
    }

    /** Painted is when the terminal's window stands out from the empty desktop. */
    static void awaitPainted(RfbClient viewer) throws IOException {
        var deadline = System.nanoTime() + PAINTED_WITHIN.toNanos();
        while (!viewer.frame().painted()) {
            if (System.nanoTime() > deadline) {
                throw new IllegalStateException("No window was painted within " + PAINTED_WITHIN);
            }
        }
    }
}
