package io.n3xus.billing;

import io.n3xus.platform.service.NexusService;
import io.n3xus.platform.service.NexusServices;

/** Starts billing-service. */
@NexusService
public class BillingServiceApplication {

    static void main(String[] arguments) {
        NexusServices.run(BillingServiceApplication.class, "billing-service", arguments);
    }
}
