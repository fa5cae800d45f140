package io.n3xus.testkit;

import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * Skips a suite that was asked to run on containers where no Docker engine answers, and says so: it would otherwise fail
 * for a reason that is not the code's. Found by JUnit itself when the Maven profile {@code containers} is on.
 */
public final class SkipWithoutDocker implements ExecutionCondition {

    private static final String WHY = "Skipped: this suite was to run on containers, and no Docker engine answers. "
            + "Start one, or leave out -Pcontainers to run it on the embedded parts.";

    private final boolean containers;
    private final BooleanSupplier dockerAnswers;

    /** As JUnit makes it. */
    public SkipWithoutDocker() {
        this(Backends.areContainers(), Docker::answers);
    }

    SkipWithoutDocker(boolean containers, BooleanSupplier dockerAnswers) {
        this.containers = containers;
        this.dockerAnswers = dockerAnswers;
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        if (containers && !dockerAnswers.getAsBoolean()) {
            return ConditionEvaluationResult.disabled(WHY);
        }
        return ConditionEvaluationResult.enabled("The backends of this suite can be started.");
    }

    /** Asked once a JVM, and told once to whoever reads the build's output. */
    private static final class Docker {
        private static final boolean ANSWERS = ContainerBackends.dockerAnswers();

        static {
            if (!ANSWERS) {
                System.out.println(WHY);
            }
        }

        static boolean answers() {
            return ANSWERS;
        }
    }
}
