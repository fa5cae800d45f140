package io.n3xus.platform.client;

/** A service did not answer, or answered with a fault of its own; asking again may help. */
sealed class ServiceFailedException extends RuntimeException permits SlowServiceException {

    ServiceFailedException(String message) {
        super(message);
    }

    ServiceFailedException(String message, Throwable cause) {
        super(message, cause);
    }
}
