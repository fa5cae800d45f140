package io.n3xus.execution;

import io.n3xus.testkit.AnswersHealthOnly;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ExecutionServiceTest {

    @TestFactory
    Stream<DynamicTest> answersHealthOnly() {
        return AnswersHealthOnly.tests(ExecutionServiceApplication.class, ExecutionServiceApplication.NAME);
    }
}
