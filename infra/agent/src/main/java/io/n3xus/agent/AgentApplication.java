package io.n3xus.agent;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.platform.service.NexusWebService;
import io.n3xus.platform.web.WebSocketSupport;
import org.springframework.context.annotation.Import;

/** Starts the agent. Its desktops outlive it, so it needs no store but its directory. */
@NexusWebService
@Import(WebSocketSupport.class)
public class AgentApplication {

    /** The name it has towards the others. */
    public static final String NAME = "agent";

    public static void main(String[] arguments) {
        NexusServices.run(AgentApplication.class, NAME, arguments);
    }
}
