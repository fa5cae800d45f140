package io.n3xus.contracts;

import static io.n3xus.contracts.EventJson.JSON;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;

/** The schemas that were published, one file a type. {@link #complete} adds to them and never takes back. */
final class FrozenSchemas {

    private static final Path DIRECTORY = Path.of("src/main/resources/schemas");

    private FrozenSchemas() {}

    static List<String> types() {
        try (var files = Files.list(DIRECTORY)) {
            return files.map(file -> file.getFileName().toString().replaceFirst("\\.json$", ""))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static @Nullable JsonNode find(String type) {
        var file = fileOf(type);
        return Files.exists(file) ? JSON.readTree(file) : null;
    }

    static JsonNode of(String type) {
        var frozen = find(type);
        if (frozen == null) {
            throw new AssertionError("%s is missing. Write it with: mvn -pl infra/contracts test -Dschemas=write"
                    .formatted(fileOf(type)));
        }
        return frozen;
    }

    /** Writes the schema of a new type and adds the new optional fields of a known one; an incompatible change is not written. */
    static void complete(Class<?> event) {
        var today = EventSchema.of(event);
        var type = PublishedEvents.typeOf(event);
        var known = find(type);
        if (known != null && !Compatibility.problems(type, known, today).isEmpty()) {
            return;
        }
        try {
            Files.createDirectories(DIRECTORY);
            Files.writeString(
                    fileOf(type),
                    JSON.writer(SerializationFeature.INDENT_OUTPUT).writeValueAsString(today) + "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path fileOf(String type) {
        return DIRECTORY.resolve(type + ".json");
    }
}
