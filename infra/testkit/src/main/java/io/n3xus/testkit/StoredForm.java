package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.platform.service.StoredJson;
import java.io.IOException;
import java.util.Arrays;
import java.util.stream.Stream;
import org.axonframework.serialization.Revision;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.SimpleSerializedObject;
import org.junit.jupiter.api.DynamicTest;
import tools.jackson.databind.json.JsonMapper;

/**
 * What was stored yesterday is read today and would be written the same. A file under {@code /stored} is added with a new
 * event or revision and never edited afterwards.
 */
public final class StoredForm {

    private static final Serializer SERIALIZER = StoredJson.serializer();
    private static final JsonMapper JSON = JsonMapper.shared();

    private StoredForm() {}

    /**
     * For a {@code @TestFactory}.
     *
     * @param family a sealed interface of event records; every record below it is tested, so none is forgotten
     */
    public static Stream<DynamicTest> of(Class<?> family) {
        return events(family).map(event -> DynamicTest.dynamicTest(event.getSimpleName(), () -> check(event)));
    }

    static void check(Class<?> event) throws IOException {
        var revision = event.getAnnotation(Revision.class);
        assertThat(revision)
                .as("%s has @Revision, which its stored events carry for ever", event.getSimpleName())
                .isNotNull();
        var file = "/stored/%s-%s.json".formatted(event.getSimpleName(), revision.value());

        var stored = read(event, file);
        Object readAgain = SERIALIZER.deserialize(
                new SimpleSerializedObject<>(stored, byte[].class, SERIALIZER.typeForClass(event)));
        // By way of bytes, because a tree made of an object tells a long from an int and a parsed one does not.
        var written = SERIALIZER.serialize(readAgain, byte[].class).getData();

        assertThat(JSON.readTree(written))
                .as("%s written again. Stored events cannot change: add a revision and an upcaster instead", file)
                .isEqualTo(JSON.readTree(stored));
    }

    private static Stream<Class<?>> events(Class<?> family) {
        var permitted = family.getPermittedSubclasses();
        if (permitted == null) {
            throw new AssertionError(family.getName() + " is not sealed, so its events cannot be listed.");
        }
        return Arrays.stream(permitted).flatMap(each -> each.isInterface() ? events(each) : Stream.of(each));
    }

    private static byte[] read(Class<?> event, String file) throws IOException {
        try (var stream = event.getResourceAsStream(file)) {
            if (stream == null) {
                throw new AssertionError("src/test/resources%s is missing: add one sample of the event as it is stored."
                        .formatted(file));
            }
            return stream.readAllBytes();
        }
    }
}
