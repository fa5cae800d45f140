package io.n3xus.agent.desktops;

import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.n3xus.agent.AgentSettings;
import io.n3xus.agent.api.AgentRefusal;
import io.n3xus.platform.refusal.Refusal;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.platform.service.PlatformSettings;
import io.n3xus.runtime.Desktop;
import io.n3xus.runtime.DesktopException;
import io.n3xus.runtime.DesktopRuntime;
import io.n3xus.runtime.DesktopSpec;
import io.n3xus.runtime.RuntimeProbe;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/** The desktops of this machine, or the reason why there can be none. */
@Component
public class Desktops implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Desktops.class);
    private static final Duration ASK_AGAIN_AFTER = Duration.ofSeconds(5);

    private final AgentSettings settings;
    private final String agentId;
    private final RuntimeProbe.Report probe;
    private final Optional<DesktopRuntime> runtime;
    private final Timer starts;

    Desktops(AgentSettings settings, PlatformSettings platform, Clock clock, MeterRegistry meters) throws IOException {
        this.settings = settings;
        agentId = platform.node();
        probe = RuntimeProbe.run();
        runtime = probe.desktops() ? Optional.of(DesktopRuntime.open(settings.runtime(), clock)) : Optional.empty();
        starts = meters.timer("nexus.agent.desktop.start");
        meters.gauge("nexus.agent.desktops", this, desktops -> desktops.list().size());
        if (runtime.isEmpty()) {
            LOG.warn("This machine runs no desktops. {}", probe.why());
        }
    }

    /** Returns once the desktop answers; safe to repeat. */
    public Desktop start(String id, DesktopSpec spec) {
        return ask(desktops -> starts.record(() -> desktops.start(id, spec)));
    }

    public Desktop freeze(String id, boolean frozen, long version) {
        return ask(desktops -> desktops.freeze(id, frozen, version));
    }

    public void stop(String id) {
        runtime.ifPresent(desktops -> desktops.stop(id));
    }

    public List<Desktop> list() {
        return runtime.map(DesktopRuntime::list).orElse(List.of());
    }

    /** The socket of a desktop that would answer now. */
    public Path socket(String id) {
        return ask(desktops -> {
            var frozen = desktops.find(id)
                    .filter(desktop -> desktop.state() == Desktop.State.FROZEN)
                    .isPresent();
            if (frozen) {
                throw new RefusedException(
                        AgentRefusal.FROZEN, "The desktop is frozen and answers nobody; thaw it first.");
            }
            return desktops.socket(id);
        });
    }

    public Capacity capacity() {
        var system = ManagementFactory.getPlatformMXBean(com.sun.management.OperatingSystemMXBean.class);
        return new Capacity(
                agentId,
                runtime.isPresent(),
                probe.why(),
                probe.missingPackages(),
                Gpus.count(Path.of("/dev")),
                Runtime.getRuntime().availableProcessors(),
                system.getTotalMemorySize(),
                settings.desktopsMax(),
                list().size(),
                runtime.map(DesktopRuntime::pooled).orElse(0));
    }

    /** Leaves all desktops but the pooled ones running: the next agent adopts them. */
    @Override
    public void destroy() throws IOException {
        if (runtime.isPresent()) {
            runtime.get().close();
        }
    }

    private <T> T ask(Function<DesktopRuntime, T> question) {
        var desktops = runtime.orElseThrow(
                () -> new RefusedException(AgentRefusal.NO_DESKTOPS, "This machine runs no desktops. " + probe.why()));
        try {
            return question.apply(desktops);
        } catch (DesktopException e) {
            throw new RefusedException(refusal(e));
        }
    }

    private static Refusal refusal(DesktopException e) {
        var message = String.valueOf(e.getMessage());
        return switch (e.kind()) {
            case UNKNOWN -> Refusal.of(AgentRefusal.UNKNOWN_DESKTOP, message);
            case ENDED -> Refusal.of(AgentRefusal.ENDED, message);
            case FULL -> Refusal.of(AgentRefusal.FULL, message).retryAfter(ASK_AGAIN_AFTER);
            case FAILED -> Refusal.of(AgentRefusal.START_FAILED, message).retryAfter(ASK_AGAIN_AFTER);
        };
    }
}
