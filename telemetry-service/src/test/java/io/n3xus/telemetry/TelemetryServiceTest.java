package io.n3xus.telemetry;

import io.n3xus.testkit.AnswersHealthOnly;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class TelemetryServiceTest {

    @TestFactory
    Stream<DynamicTest> answersHealthOnly() {
        return AnswersHealthOnly.tests(TelemetryServiceApplication.class, TelemetryServiceApplication.NAME);
    }
}
