package io.n3xus.telemetry;

import io.n3xus.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> keepsItsLayers() {
        return ArchitectureRules.of("io.n3xus.telemetry")
                .without("api", "write", "read", "web")
                .tests();
    }
}
