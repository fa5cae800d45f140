package io.n3xus.execution;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.platform.service.NexusWebService;

/** Starts the service. It keeps nothing yet, so it has neither an event store nor documents. */
@NexusWebService
public class ExecutionServiceApplication {

    /** The name it has towards the others. */
    public static final String NAME = "execution-service";

    public static void main(String[] arguments) {
        NexusServices.run(ExecutionServiceApplication.class, NAME, arguments);
    }
}
