package io.n3xus.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Each document is well formed. Whether it tells the truth is tested in the gateway and the services. */
class ApiDocumentTest {

    static List<ApiDocument> documents() {
        return ApiDocument.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void isOpenApi31(ApiDocument document) {
        var parsed = new OpenAPIV3Parser().readContents(document.json().toString(), null, new ParseOptions());

        assertThat(parsed.getMessages()).isEmpty();
        assertThat(parsed.getOpenAPI().getOpenapi()).startsWith("3.1.");
        assertThat(parsed.getOpenAPI().getComponents().getSecuritySchemes()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void refersToNothingThatIsMissingAndKeepsNothingUnused(ApiDocument document) {
        var references = new TreeSet<String>();
        document.json().findValues("$ref").forEach(reference -> references.add(reference.asString()));

        assertThat(references)
                .allSatisfy(reference -> assertThat(
                                document.json().at(reference.substring(1)).isMissingNode())
                        .as(reference)
                        .isFalse());
        for (var kind : List.of("schemas", "responses", "headers", "parameters")) {
            assertThat(references).containsAll(unlessAlone(document, kind));
        }
    }

    @ParameterizedTest
    @MethodSource("documents")
    void namesEachOperationOnce(ApiDocument document) {
        var names = document.json()
                .get("paths")
                .valueStream()
                .flatMap(path -> path.findValues("operationId").stream())
                .map(JsonNode::asString)
                .toList();

        assertThat(names).doesNotHaveDuplicates();
        assertThat(document.operations())
                .hasSize(names.size() * document.json().get("servers").size());
    }

    @Test
    void noTwoApisClaimOnePath() {
        assertThat(ApiDocument.all().stream().flatMap(document -> document.operations().stream()))
                .extracting(Operation::toString)
                .hasSizeGreaterThan(30)
                .doesNotHaveDuplicates();
    }

    @Test
    void aStaticPartIsFoundBeforeAParameter() {
        var found = ApiDocument.all().getFirst().operations().stream()
                .filter(operation -> operation.isAt("/v1/supercore/sessions/create"))
                .map(Operation::parameters)
                .toList();

        assertThat(found).contains(0L).contains(1L);
    }

    /** Of an API without paths, the form of its errors is all there is to say. */
    private static Set<String> unlessAlone(ApiDocument document, String kind) {
        var names = new TreeSet<String>();
        if (!document.operations().isEmpty()
                && document.json().at("/components").has(kind)) {
            document.json()
                    .at("/components/" + kind)
                    .propertyNames()
                    .forEach(name -> names.add("#/components/%s/%s".formatted(kind, name)));
        }
        return names;
    }
}
