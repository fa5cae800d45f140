package io.n3xus.platform.follow;

/** What was read could not be written down. It is no fault of any one event, so none is put aside for it. */
final class NotStoredException extends RuntimeException {

    private static final long serialVersionUID = 1;

    NotStoredException(String message, Throwable cause) {
        super(message, cause);
    }
}
