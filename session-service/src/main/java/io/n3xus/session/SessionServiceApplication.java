package io.n3xus.session;

import io.n3xus.platform.service.NexusService;
import io.n3xus.platform.service.NexusServices;

/** Virtual PCs as a service of its own. */
@NexusService
public class SessionServiceApplication {

    static void main(String[] args) {
        NexusServices.run(SessionServiceApplication.class, "session-service", args);
    }
}
