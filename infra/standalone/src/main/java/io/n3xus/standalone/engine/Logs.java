package io.n3xus.standalone.engine;

import java.nio.file.Path;
import java.util.Map;

/** JSON lines into a file of bounded size. */
final class Logs {

    private Logs() {}

    /** Spring Boot's properties for a service in its own process. */
    static Map<String, Object> ofItsOwn(Path file) {
        return Map.of(
                "logging.file.name", file.toString(),
                "logging.structured.format.file", "logstash",
                "logging.logback.rollingpolicy.max-file-size", "10MB",
                "logging.logback.rollingpolicy.max-history", "2",
                "logging.logback.rollingpolicy.total-size-cap", "20MB",
                "logging.threshold.console", "OFF");
    }
}
