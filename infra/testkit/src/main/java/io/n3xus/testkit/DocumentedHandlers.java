package io.n3xus.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import io.n3xus.openapi.ApiDocument;
import io.n3xus.openapi.Operation;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.context.ApplicationContext;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** What a service answers to the public and what {@code infra/openapi} says of its paths are the same. */
public final class DocumentedHandlers {

    private DocumentedHandlers() {}

    /**
     * Compares a running service with the documents.
     *
     * @param prefixes of the paths that are this service's
     */
    public static void assertComplete(ApplicationContext service, String... prefixes) {
        var documented = ApiDocument.all().stream()
                .flatMap(document -> document.operations().stream())
                .filter(operation -> Arrays.stream(prefixes).anyMatch(operation.path()::startsWith))
                .map(Operation::toString)
                .map(DocumentedHandlers::withoutNames)
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(handled(service)).isEqualTo(documented);
    }

    private static Set<String> handled(ApplicationContext service) {
        var handlers = service.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        return handlers.getHandlerMethods().keySet().stream()
                .flatMap(mapping -> mapping.getPatternValues().stream().flatMap(path -> asked(mapping, path)))
                .filter(asked -> !asked.contains(" /internal/"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<String> asked(RequestMappingInfo mapping, String path) {
        return mapping.getMethodsCondition().getMethods().stream().map(method -> withoutNames(method + " " + path));
    }

    private static String withoutNames(String asked) {
        return asked.replaceAll("\\{[^}]+}", "{}");
    }
}
