package io.n3xus.telemetry;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.platform.service.NexusWebService;

/** Starts the service. It keeps nothing yet, so it has neither an event store nor documents. */
@NexusWebService
public class TelemetryServiceApplication {

    /** The name it has towards the others. */
    public static final String NAME = "telemetry-service";

    public static void main(String[] arguments) {
        NexusServices.run(TelemetryServiceApplication.class, NAME, arguments);
    }
}
