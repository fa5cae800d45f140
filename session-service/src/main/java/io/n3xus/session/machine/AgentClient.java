package io.n3xus.session.machine;

import io.n3xus.platform.client.ServiceClient;
import io.n3xus.platform.client.ServiceClients;
import io.n3xus.session.SessionSettings;
import io.n3xus.session.SessionSettings.Desktops;
import io.n3xus.session.api.SessionId;
import io.n3xus.session.api.TierTerms;
import java.util.List;
import org.springframework.stereotype.Component;

/** The agent's side of the machines. Every order states the outcome wanted, so that it may be repeated. */
@Component
class AgentClient {

    private static final String DESKTOPS = "/internal/desktops";

    private final Desktops limits;
    private final ServiceClient agent;
    private final ServiceClient patientAgent;

    AgentClient(ServiceClients clients, SessionSettings settings) {
        limits = settings.desktops();
        agent = clients.create("agent", settings.agentUrl().toString());
        patientAgent = clients.create("agent-starts", settings.agentUrl().toString(), limits.startPatience());
    }

    /** Answers once the desktop can be seen. */
    Desktop start(SessionId id, TierTerms terms) {
        var order = new StartDesktop(
                terms.cpuMillis(), terms.memoryBytes(), limits.processesMax(), limits.width(), limits.height());
        return patientAgent.put(path(id), order, Desktop.class);
    }

    /**
     * Freezes or thaws.
     *
     * @param version of the session that says so; the agent ignores an older one than it has seen
     */
    void set(SessionId id, DesktopState state, long version) {
        agent.put(path(id) + "/state", new SetState(state, version));
    }

    /** Ends the desktop and frees what it had; success when there is none. */
    void delete(SessionId id) {
        patientAgent.delete(path(id));
    }

    List<Desktop> list() {
        return List.of(agent.get(DESKTOPS, Desktop[].class));
    }

    Capacity capacity() {
        return agent.get("/internal/capacity", Capacity.class);
    }

    private static String path(SessionId id) {
        return DESKTOPS + "/" + id;
    }

    private record StartDesktop(int cpuMillis, long memoryBytes, int processesMax, int width, int height) {}

    private record SetState(DesktopState state, long version) {}
}
