package io.n3xus.gateway.proxy;

/** A service went away in the middle of an answer of which the client has a part: nobody can begin it again. */
final class ServiceBrokeOff extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ServiceBrokeOff(Throwable cause) {
        super("The service broke off.", cause, false, false);
    }
}
