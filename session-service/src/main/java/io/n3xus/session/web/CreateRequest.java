package io.n3xus.session.web;

import io.n3xus.session.process.Creation.Wish;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Reads the body of SC-01 by hand, because a mapper would take {@code 5} for a string and {@code "yes"} for a boolean:
 * {@code {"tier": "standard", "autoStart": true, "metadata": {"name": "My PC", "tags": ["nodejs"]}}}. Only the tier is
 * required; unknown fields are ignored.
 */
final class CreateRequest {

    private static final int NAME_MAX = 100;
    private static final int TAGS_MAX = 20;
    private static final int TAG_MAX = 50;

    private CreateRequest() {}

    static Wish read(JsonNode body) {
        if (!body.isObject()) {
            throw Fields.malformed("The request body must be a JSON object.");
        }
        var tier = body.get("tier");
        if (tier == null || !tier.isString()) {
            throw Fields.invalid("tier", "must be a string, the id of a tier such as \"standard\"");
        }
        var metadata = optional(body, "metadata");
        if (metadata != null && !metadata.isObject()) {
            throw Fields.invalid("metadata", "must be an object");
        }
        return new Wish(
                tier.stringValue(),
                metadata == null ? "" : name(optional(metadata, "name")),
                metadata == null ? List.of() : tags(optional(metadata, "tags")),
                autoStart(optional(body, "autoStart")));
    }

    private static boolean autoStart(@Nullable JsonNode value) {
        if (value == null) {
            return true;
        }
        if (!value.isBoolean()) {
            throw Fields.invalid("autoStart", "must be true or false");
        }
        return value.booleanValue();
    }

    private static String name(@Nullable JsonNode value) {
        return value == null ? "" : label(value, "metadata.name", NAME_MAX);
    }

    private static List<String> tags(@Nullable JsonNode value) {
        if (value == null) {
            return List.of();
        }
        if (!value.isArray() || value.size() > TAGS_MAX) {
            throw Fields.invalid("metadata.tags", "must be an array of at most %d strings".formatted(TAGS_MAX));
        }
        return value.valueStream()
                .map(tag -> label(tag, "metadata.tags", TAG_MAX))
                .toList();
    }

    private static String label(JsonNode value, String field, int lengthMax) {
        if (!value.isString() || value.stringValue().length() > lengthMax) {
            throw Fields.invalid(field, "takes strings of at most %d characters".formatted(lengthMax));
        }
        if (value.stringValue().codePoints().anyMatch(Character::isISOControl)) {
            throw Fields.invalid(field, "must not contain control characters");
        }
        return value.stringValue();
    }

    private static @Nullable JsonNode optional(JsonNode object, String field) {
        var value = object.get(field);
        return value == null || value.isNull() ? null : value;
    }
}
