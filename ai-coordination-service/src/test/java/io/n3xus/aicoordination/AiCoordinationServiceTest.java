package io.n3xus.aicoordination;

import io.n3xus.testkit.AnswersHealthOnly;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class AiCoordinationServiceTest {

    @TestFactory
    Stream<DynamicTest> answersHealthOnly() {
        return AnswersHealthOnly.tests(AiCoordinationServiceApplication.class, AiCoordinationServiceApplication.NAME);
    }
}
