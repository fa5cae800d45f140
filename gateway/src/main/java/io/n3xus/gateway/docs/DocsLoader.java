package io.n3xus.gateway.docs;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.gateway.files.ServedFile;
import io.n3xus.openapi.ApiDocument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads the page, the parts of Swagger UI that it uses, and the documents. What is not found then does not exist. */
final class DocsLoader {

    /** The version is in the path of a WebJar and may be any. */
    private static final String SWAGGER_UI = "classpath*:/META-INF/resources/webjars/swagger-ui/*/swagger-ui%s";

    private static final String[] PATTERNS = {
        "classpath*:/docs/*",
        SWAGGER_UI.formatted(".css"),
        SWAGGER_UI.formatted("-bundle.js"),
        SWAGGER_UI.formatted("-standalone-preset.js")
    };

    private DocsLoader() {}

    static Map<String, ServedFile> load() {
        var files = new HashMap<String, ServedFile>();
        try {
            var resolver = new PathMatchingResourcePatternResolver(DocsLoader.class.getClassLoader());
            for (var pattern : PATTERNS) {
                for (var resource : resolver.getResources(pattern)) {
                    files.put(name(resource), ServedFile.of(resource));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The documentation cannot be read from the class path.", e);
        }
        for (var document : ApiDocument.all()) {
            var json = document.json().toString().getBytes(UTF_8);
            files.put(document.name() + ".json", ServedFile.of(json, "application/json"));
        }
        return Map.copyOf(files);
    }

    private static String name(Resource resource) {
        return Objects.requireNonNull(resource.getFilename());
    }
}
