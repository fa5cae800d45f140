package io.n3xus.agent.web;

import io.n3xus.agent.api.AgentRefusal;
import io.n3xus.agent.desktops.Capacity;
import io.n3xus.agent.desktops.Desktops;
import io.n3xus.agent.relay.VncRelays;
import io.n3xus.platform.refusal.RefusedException;
import io.n3xus.runtime.DesktopSpec;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Orders about desktops. Each names the wanted end, so that repeating one changes nothing. */
@RestController
@RequestMapping("/internal")
class DesktopController {

    private static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

    private final Desktops desktops;
    private final VncRelays relays;

    DesktopController(Desktops desktops, VncRelays relays) {
        this.desktops = desktops;
        this.relays = relays;
    }

    @PutMapping("/desktops/{id}")
    DesktopView start(@PathVariable String id, @RequestBody StartDesktop order) {
        if (!ID.matcher(id).matches()) {
            throw new RefusedException(
                    AgentRefusal.INVALID, "A desktop's id has 1 to 64 letters, digits, dashes and underscores.");
        }
        return DesktopView.of(desktops.start(id, order.spec()));
    }

    @PutMapping("/desktops/{id}/state")
    DesktopView set(@PathVariable String id, @Valid @RequestBody WantedState wanted) {
        return DesktopView.of(desktops.freeze(id, wanted.frozen(), wanted.version()));
    }

    @DeleteMapping("/desktops/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void stop(@PathVariable String id) {
        desktops.stop(id);
    }

    @GetMapping("/desktops")
    List<DesktopView> list() {
        return desktops.list().stream().map(DesktopView::of).toList();
    }

    @GetMapping("/capacity")
    Capacity capacity() {
        return desktops.capacity();
    }

    @GetMapping("/desktops/{id}/vnc")
    void view(@PathVariable String id, HttpServletRequest request, HttpServletResponse response) {
        if (!"websocket".equalsIgnoreCase(request.getHeader(HttpHeaders.UPGRADE))) {
            throw new RefusedException(AgentRefusal.INVALID, "This path is a WebSocket; send an upgrade.");
        }
        relays.open(desktops.socket(id), request, response);
    }

    /** What a desktop is to be given; the runtime knows the bounds. */
    record StartDesktop(int cpuMillis, long memoryBytes, int processesMax, int width, int height) {

        DesktopSpec spec() {
            try {
                return new DesktopSpec(cpuMillis, memoryBytes, processesMax, width, height);
            } catch (IllegalArgumentException e) {
                throw new RefusedException(AgentRefusal.INVALID, String.valueOf(e.getMessage()));
            }
        }
    }
}
