package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.n3xus.openapi.ApiDocument;
import io.n3xus.openapi.Operation;
import io.n3xus.testkit.ApiClient.Reply;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Holds answers against the documents of {@code infra/openapi}. */
final class Documented {

    private static final JsonMapper JSON = JsonMapper.shared();
    private static final SchemaRegistry SCHEMAS = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    private static final List<Operation> OPERATIONS = ApiDocument.all().stream()
            .flatMap(document -> document.operations().stream())
            .sorted(Comparator.comparingLong(Operation::parameters))
            .toList();

    private Documented() {}

    /** What is asked of a path or by a method that no document knows can only be refused, which is not looked at here. */
    static void check(String method, String target, @Nullable String sentType, @Nullable String sent, Reply reply) {
        find(method, target.replaceFirst("\\?.*", "")).ifPresent(operation -> {
            checkAnswer(operation, reply);
            if (reply.status() < 300 && sent != null && "application/json".equals(sentType)) {
                checkAccepted(operation, sent);
            }
        });
    }

    private static Optional<Operation> find(String method, String path) {
        var at = OPERATIONS.stream().filter(operation -> operation.isAt(path)).toList();
        return at.stream()
                .filter(operation -> operation.parameters() == at.getFirst().parameters())
                .filter(operation -> operation.method().equals(method))
                .findFirst();
    }

    private static void checkAnswer(Operation operation, Reply reply) {
        var response = operation.response(reply.status());
        assertThat(response)
                .as("%s: the status %d is not documented: %s", operation, reply.status(), reply.text())
                .isPresent();
        var content = response.orElseThrow().path("content");
        if (content.isEmpty()) {
            assertThat(reply.text()).as("%s: no body is documented", operation).isEmpty();
            return;
        }
        var type =
                Optional.ofNullable(reply.header("Content-Type")).orElse("none").replaceFirst(";.*", "");
        assertThat(content.propertyNames())
                .as("%s: types of a %d", operation, reply.status())
                .contains(type);
        if (type.equals("application/json")) {
            assertThat(violations(operation, content.at("/application~1json/schema"), reply.text()))
                    .as("%s: a %d that is not as documented: %s", operation, reply.status(), reply.text())
                    .isEmpty();
        }
    }

    private static void checkAccepted(Operation operation, String sent) {
        var schema = operation.description().at("/requestBody/content/application~1json/schema");
        assertThat(schema.isMissingNode())
                .as("%s: no body is documented", operation)
                .isFalse();
        assertThat(violations(operation, schema, sent))
                .as("%s: accepted what is not documented: %s", operation, sent)
                .isEmpty();
    }

    /** References lead into the document's components, so these go along. */
    private static List<Error> violations(Operation operation, JsonNode schema, String body) {
        var whole = JSON.valueToTree(Map.of(
                "allOf", List.of(schema), "components", operation.api().json().get("components")));
        return SCHEMAS
                .getSchema(whole)
                .validate(
                        JSON.readTree(body),
                        context -> context.executionConfig(config -> config.formatAssertionsEnabled(true)))
                .stream()
                .filter(error -> !isAboutAnAddress(error))
                .toList();
    }

    /** The validator wants a domain that is registered, and those of tests are not. */
    private static boolean isAboutAnAddress(Error error) {
        return error.getKeyword().equals("format")
                && error.getSchemaNode().asString("").equals("email");
    }
}
