package io.n3xus.standalone.command;

import io.n3xus.standalone.home.Json;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/** A JSON log line for people: time, level, request, message, and what was thrown. */
final class LogLine {

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("HH:mm:ss.SSS").withZone(ZoneId.systemDefault());

    private LogLine() {}

    static String readable(String line) {
        try {
            return line.startsWith("{") ? readable(Json.MAPPER.readTree(line)) : line;
        } catch (JacksonException e) {
            return line;
        }
    }

    private static String readable(JsonNode line) {
        var request = text(line, "request_id", text(line.path("mdc"), "request_id", ""));
        return "%s %-5s %s%s%s"
                .formatted(
                        time(line),
                        text(line, "level", ""),
                        request.isEmpty() ? "" : "[" + request + "] ",
                        text(line, "formattedMessage", text(line, "message", "")),
                        thrown(line));
    }

    private static String time(JsonNode line) {
        var instant = line.path("timestamp").isNumber()
                ? Instant.ofEpochMilli(line.path("timestamp").asLong())
                : Instant.parse(java.time.OffsetDateTime.parse(text(line, "@timestamp", "1970-01-01T00:00:00Z"))
                        .toInstant()
                        .toString());
        return TIME.format(instant);
    }

    private static String thrown(JsonNode line) {
        var stack = text(line, "stack_trace", "");
        for (var cause = line.path("throwable"); cause.isObject(); cause = cause.path("cause")) {
            stack += text(cause, "className", "") + ": " + text(cause, "message", "") + "\n";
        }
        return stack.isEmpty() ? "" : "\n" + stack.stripTrailing();
    }

    private static String text(JsonNode node, String field, String otherwise) {
        return node.path(field).isValueNode() ? node.path(field).asString() : otherwise;
    }
}
