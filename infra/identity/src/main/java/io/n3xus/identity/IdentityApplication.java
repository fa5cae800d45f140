package io.n3xus.identity;

import io.n3xus.platform.service.NexusServices;
import io.n3xus.platform.service.NexusWebService;
import io.n3xus.platform.service.StoresEvents;

/** Identity as a service. It stores and publishes events and follows none, so it needs no MongoDB. */
@NexusWebService
@StoresEvents
public class IdentityApplication {

    /** The name it has towards the others. */
    public static final String NAME = "identity";

    public static void main(String[] arguments) {
        NexusServices.run(IdentityApplication.class, NAME, arguments);
    }
}
