package io.n3xus.gateway.proxy;

import io.github.resilience4j.circuitbreaker.CircuitBreaker;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;

/**
 * What one request says of its replica. The head of an answer is a success already: a stream of events may go on for
 * hours, and meanwhile a circuit that tries again must not keep everybody else out.
 */
final class CircuitCall {

    private final CircuitBreaker circuit;
    private final long began = System.nanoTime();
    private final AtomicBoolean settled = new AtomicBoolean();

    /** The circuit has permitted it. */
    CircuitCall(CircuitBreaker circuit) {
        this.circuit = circuit;
    }

    /** More than once is once. */
    void answered() {
        if (settled.compareAndSet(false, true)) {
            circuit.onSuccess(System.nanoTime() - began, TimeUnit.NANOSECONDS);
        }
    }

    /** Speaks against the replica even when the head of its answer had come. */
    void failed(Throwable failure) {
        if (Failures.isOfReplica(failure)) {
            settled.set(true);
            circuit.onError(System.nanoTime() - began, TimeUnit.NANOSECONDS, failure);
        } else {
            givenUp();
        }
    }

    void givenUp() {
        if (settled.compareAndSet(false, true)) {
            circuit.releasePermission();
        }
    }
}
