package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;

/** For a service whose work is still to come: it starts, tells that it is well, and pretends nothing. */
public final class AnswersHealthOnly {

    private static final String SOME_WORK = "/api/v1/anything";

    private AnswersHealthOnly() {}

    /** For a {@code @TestFactory}. It needs no store: none is running. */
    public static Stream<DynamicTest> tests(Class<?> application, String name) {
        var tokens = TestTokens.start();
        var service = StartedService.of(application, name, tokens.properties());
        return Stream.of(
                        DynamicTest.dynamicTest("answers health without a token", () -> {
                            var health = service.api().get("/actuator/health");
                            assertThat(health.status()).isEqualTo(200);
                            assertThat(health.json().at("/status").asString()).isEqualTo("UP");
                        }),
                        DynamicTest.dynamicTest(
                                "asks for a token for anything else",
                                () -> assertThat(service.api().get(SOME_WORK).status())
                                        .isEqualTo(401)),
                        DynamicTest.dynamicTest(
                                "pretends no work",
                                () -> assertThat(service.api()
                                                .bearer(tokens.user("alice"))
                                                .get(SOME_WORK)
                                                .status())
                                        .isEqualTo(404)))
                .onClose(() -> {
                    service.close();
                    tokens.close();
                });
    }
}
