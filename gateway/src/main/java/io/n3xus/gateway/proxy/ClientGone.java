package io.n3xus.gateway.proxy;

/** The client went away in the middle of its request or of the answer. It says nothing about the service. */
final class ClientGone extends RuntimeException {

    private static final long serialVersionUID = 1L;

    ClientGone(Throwable cause) {
        super("The client went away.", cause, false, false);
    }
}
