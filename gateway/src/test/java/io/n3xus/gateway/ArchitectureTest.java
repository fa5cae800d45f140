package io.n3xus.gateway;

import io.n3xus.testkit.ArchitectureRules;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

class ArchitectureTest {

    @TestFactory
    Stream<DynamicTest> rules() {
        return ArchitectureRules.of("io.n3xus.gateway")
                .without("api", "write", "read", "web")
                .using("io.n3xus.openapi")
                .tests();
    }
}
