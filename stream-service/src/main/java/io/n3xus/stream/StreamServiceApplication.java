package io.n3xus.stream;

import io.n3xus.platform.service.FollowsEvents;
import io.n3xus.platform.service.NexusServices;
import io.n3xus.platform.service.NexusWebService;
import io.n3xus.platform.web.WebSocketSupport;
import org.springframework.context.annotation.Import;

/** Starts the service. It decides nothing that must be remembered, so it has no event store. */
@NexusWebService
@FollowsEvents
@Import(WebSocketSupport.class)
public class StreamServiceApplication {

    /** The name it has towards the others. */
    public static final String NAME = "stream-service";

    public static void main(String[] arguments) {
        NexusServices.run(StreamServiceApplication.class, NAME, arguments);
    }
}
