package io.n3xus.openapi;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * One API as it is described to clients.
 *
 * @param name as in {@code /docs/supercore.json}
 * @param json what {@code <name>.yaml} holds
 */
public record ApiDocument(String name, JsonNode json) {

    private static final List<String> NAMES = List.of("supercore", "streamspace", "nexus", "forge", "faas");
    private static final Set<String> METHODS = Set.of("get", "put", "post", "delete", "patch");

    /** Repeated parts are YAML aliases, more than the reader would take from a stranger. */
    private static final int ALIASES_MAX = 1_000;

    /** All five, in the order they are offered. */
    public static List<ApiDocument> all() {
        return NAMES.stream().map(ApiDocument::read).toList();
    }

    private static ApiDocument read(String name) {
        var options = new LoaderOptions();
        options.setMaxAliasesForCollections(ALIASES_MAX);
        options.setAllowDuplicateKeys(false);
        try (var yaml = ApiDocument.class.getResourceAsStream(name + ".yaml")) {
            var content = new Yaml(new SafeConstructor(options)).<Object>load(yaml);
            return new ApiDocument(name, JsonMapper.shared().valueToTree(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every method at every path, below each address that the API is served at. */
    public List<Operation> operations() {
        var operations = new ArrayList<Operation>();
        json.get("servers").forEach(server -> {
            var prefix = server.get("url").asString();
            json.get("paths")
                    .forEachEntry((path, item) -> item.forEachEntry((method, description) -> {
                        if (METHODS.contains(method)) {
                            var whole = prefix.equals("/") ? path : prefix + path;
                            operations.add(new Operation(this, method.toUpperCase(Locale.ROOT), whole, description));
                        }
                    }));
        });
        return operations;
    }

    /** The node itself, or what its {@code $ref} stands for. */
    JsonNode resolved(JsonNode node) {
        return node.has("$ref") ? json.at(node.get("$ref").asString().substring(1)) : node;
    }
}
