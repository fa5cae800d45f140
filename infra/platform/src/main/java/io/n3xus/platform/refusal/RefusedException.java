package io.n3xus.platform.refusal;

import org.axonframework.commandhandling.CommandExecutionException;

/**
 * Thrown to say no. The {@link Refusal} travels as Axon's exception details, so a caller in this process and one behind
 * a distributed command bus read the same thing. Carries no stack trace: a refusal is an answer, not a fault.
 */
public final class RefusedException extends CommandExecutionException {

    private final Refusal refusal;

    public RefusedException(RefusalCode code, String message) {
        this(Refusal.of(code, message));
    }

    public RefusedException(Refusal refusal) {
        super(refusal.message(), null, refusal);
        this.refusal = refusal;
    }

    public Refusal refusal() {
        return refusal;
    }
}
