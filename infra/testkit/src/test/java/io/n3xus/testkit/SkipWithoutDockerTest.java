package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExtensionContext;

class SkipWithoutDockerTest {

    @Test
    void skipsAndSaysWhyWhenNoEngineAnswers() {
        var result = evaluate(new SkipWithoutDocker(true, () -> false));

        assertThat(result.isDisabled()).isTrue();
        assertThat(result.getReason()).get().asString().contains("no Docker engine answers", "leave out -Pcontainers");
    }

    @Test
    void runsOnContainersWhenAnEngineAnswers() {
        assertThat(evaluate(new SkipWithoutDocker(true, () -> true)).isDisabled())
                .isFalse();
    }

    @Test
    void neverAsksForDockerWhenThePartsAreEmbedded() {
        var condition = new SkipWithoutDocker(false, () -> {
            throw new AssertionError("asked for Docker");
        });

        assertThat(evaluate(condition).isDisabled()).isFalse();
    }

    private static ConditionEvaluationResult evaluate(SkipWithoutDocker condition) {
        return condition.evaluateExecutionCondition(mock(ExtensionContext.class));
    }
}
