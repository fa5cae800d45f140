package io.n3xus.aicoordination;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.platform.service.NexusWebService;

/** Starts the service. It keeps nothing yet, so it has neither an event store nor documents. */
@NexusWebService
public class AiCoordinationServiceApplication {

    /** The name it has towards the others. */
    public static final String NAME = "ai-coordination-service";

    public static void main(String[] arguments) {
        NexusServices.run(AiCoordinationServiceApplication.class, NAME, arguments);
    }
}
