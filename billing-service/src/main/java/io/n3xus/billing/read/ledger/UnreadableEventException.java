package io.n3xus.billing.read.ledger;

/** An event does not say what its type promises, or is not the one that has to come next. */
final class UnreadableEventException extends RuntimeException {

    private static final long serialVersionUID = 1;

    UnreadableEventException(String message) {
        super(message);
    }
}
