package io.n3xus.contracts;

import static io.n3xus.contracts.EventJson.JSON;
import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Each published event has a schema, keeps to it, and changes only in ways that harm no reader and no replay. */
class SchemaTest {

    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

    static List<Class<?>> events() {
        return PublishedEvents.all();
    }

    @BeforeAll
    static void writesWhatIsNew() {
        if ("write".equals(System.getProperty("schemas"))) {
            events().forEach(FrozenSchemas::complete);
        }
    }

    @Test
    void aTypeThatWasPublishedStaysKnown() {
        assertThat(events().stream().map(PublishedEvents::typeOf))
                .as("Events in the log are replayed for ever: a record for each schema, and a type used once")
                .containsExactlyElementsOf(FrozenSchemas.types());
    }

    @ParameterizedTest
    @MethodSource("events")
    void keepsToItsSchema(Class<?> event) {
        var frozen = FrozenSchemas.of(PublishedEvents.typeOf(event));

        assertThat(violations(frozen, JSON.valueToTree(Samples.filled(event)))).isEmpty();
        assertThat(violations(frozen, JSON.valueToTree(Samples.sparse(event)))).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void itsSchemaRefusesAnEventWithoutAnyOfItsRequiredFields(Class<?> event) {
        var frozen = FrozenSchemas.of(PublishedEvents.typeOf(event));

        for (var field : frozen.get("required")) {
            var lacking = JSON.<ObjectNode>valueToTree(Samples.filled(event)).without(field.asString());
            assertThat(violations(frozen, lacking)).as("without %s", field).isNotEmpty();
        }
    }

    @ParameterizedTest
    @MethodSource("events")
    void changesInHarmlessWaysOnly(Class<?> event) {
        var type = PublishedEvents.typeOf(event);

        assertThat(Compatibility.problems(type, FrozenSchemas.of(type), EventSchema.of(event)))
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("events")
    void itsSchemaNamesEveryField(Class<?> event) {
        var type = PublishedEvents.typeOf(event);

        assertThat(fields(FrozenSchemas.of(type)))
                .as("fields of %s. Add the new ones with: mvn -pl infra/contracts test -Dschemas=write", type)
                .isEqualTo(fields(EventSchema.of(event)));
    }

    @ParameterizedTest
    @MethodSource("events")
    void isReadBackWithAFieldNobodyKnows(Class<?> event) {
        var sample = Samples.filled(event);
        var json = JSON.<ObjectNode>valueToTree(sample).put("a_field_of_tomorrow", 1);

        assertThat((Object) JSON.treeToValue(json, event)).isEqualTo(sample);
    }

    private static List<String> violations(JsonNode schema, JsonNode event) {
        return SCHEMAS
                .getSchema(schema)
                .validate(event, context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .map(Object::toString)
                .toList();
    }

    private static Set<String> fields(JsonNode schema) {
        return new TreeSet<>(schema.path("properties").propertyNames());
    }
}
