package io.n3xus.gateway.proxy;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.openapi.ApiDocument;
import io.n3xus.openapi.Operation;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** What is documented is routed, and what is routed is documented. */
class DocumentedRoutesTest {

    /** The gateway answers these itself. */
    private static final Set<String> OWN = Set.of("/health");

    /** Routed to services that have nothing there yet. */
    private static final Set<String> EMPTY = Set.of(
            "/v1/supercore/stream", "/api/v1/supercore/stream", "/v1/supercore/storage", "/api/v1/supercore/storage");

    static Stream<Operation> operations() {
        return ApiDocument.all().stream().flatMap(document -> document.operations().stream());
    }

    @ParameterizedTest
    @MethodSource("operations")
    void whatIsDocumentedIsRouted(Operation operation) {
        var rule = RouteTable.find(operation.path().replaceAll("\\{[^}]+}", "1"));

        assertThat(rule.isPresent()).isNotEqualTo(OWN.contains(operation.path()));
        rule.ifPresent(found -> {
            if (found.token() || !needsToken(operation)) {
                assertThat(found.token()).as("needs a token").isEqualTo(needsToken(operation));
            } else {
                assertThat(found.sockets()).as("its service asks for the token").isTrue();
            }
        });
    }

    @Test
    void whatIsRoutedIsDocumented() {
        var documented = operations().map(Operation::path).toList();

        assertThat(RouteTable.rules())
                .filteredOn(rule -> documented.stream().noneMatch(rule::matches))
                .extracting(Rule::path)
                .containsExactlyInAnyOrderElementsOf(EMPTY);
    }

    /** One of the ways to get in that are offered may be none at all. */
    private static boolean needsToken(Operation operation) {
        var own = operation.description().get("security");
        JsonNode ways = own == null ? operation.api().json().get("security") : own;
        return !ways.isEmpty() && ways.valueStream().noneMatch(JsonNode::isEmpty);
    }
}
