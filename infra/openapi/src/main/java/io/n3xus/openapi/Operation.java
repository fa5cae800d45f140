package io.n3xus.openapi;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import tools.jackson.databind.JsonNode;

/**
 * One thing that can be asked.
 *
 * @param path with parameters as {@code {id}}
 */
public record Operation(ApiDocument api, String method, String path, JsonNode description) {

    /** Whether a request to this path, without its query, asks for this. */
    public boolean isAt(String requested) {
        var own = path.split("/", -1);
        var asked = requested.split("/", -1);
        return own.length == asked.length
                && IntStream.range(0, own.length).allMatch(n -> isParameter(own[n]) || own[n].equals(asked[n]));
    }

    /** Static parts win over parameters, as they do in the services. */
    public long parameters() {
        return Arrays.stream(path.split("/", -1)).filter(Operation::isParameter).count();
    }

    private static boolean isParameter(String part) {
        return part.startsWith("{");
    }

    /** What is described for this status; empty when nothing is. */
    public Optional<JsonNode> response(int status) {
        return Optional.ofNullable(description.get("responses").get(Integer.toString(status)))
                .map(api::resolved);
    }

    @Override
    public String toString() {
        return method + " " + path;
    }
}
