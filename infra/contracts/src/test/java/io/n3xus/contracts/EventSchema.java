package io.n3xus.contracts;

import static io.n3xus.contracts.EventJson.JSON;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/** The JSON Schema that a record has today. A component is optional when it is {@link Nullable}, else required. */
final class EventSchema {

    private EventSchema() {}

    static ObjectNode of(Class<?> event) {
        var type = event.getAnnotation(EventType.class);
        var schema = JSON.createObjectNode()
                .put("$schema", "https://json-schema.org/draft/2020-12/schema")
                .put("$id", "urn:n3xus:event:" + type.value())
                .put("x-topic", type.topic());
        return schema.setAll(object(event));
    }

    static String nameOf(RecordComponent component) {
        return component.getName().replaceAll("(?<=[a-z0-9])(?=[A-Z])", "_").toLowerCase(Locale.ROOT);
    }

    static boolean isOptional(RecordComponent component) {
        return component.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static ObjectNode object(Class<?> owner) {
        var schema = JSON.createObjectNode().put("type", "object").put("additionalProperties", true);
        var properties = schema.putObject("properties");
        var required = schema.putArray("required");
        for (var component : owner.getRecordComponents()) {
            var property = value(component.getGenericType());
            if (isOptional(component)) {
                var type = property.get("type");
                property.putArray("type").add(type).add("null");
            } else {
                required.add(nameOf(component));
            }
            properties.set(nameOf(component), property);
        }
        return schema;
    }

    private static ObjectNode value(Type type) {
        var schema = JSON.createObjectNode();
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            schema.put("type", "array").set("items", value(list.getActualTypeArguments()[0]));
            return schema;
        }
        if (type instanceof Class<?> owner && owner.isRecord()) {
            return object(owner);
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> schema.put("type", "string");
            case "java.time.Instant" -> schema.put("type", "string").put("format", "date-time");
            case "boolean", "java.lang.Boolean" -> schema.put("type", "boolean");
            case "int", "java.lang.Integer" -> schema.put("type", "integer").put("format", "int32");
            case "long", "java.lang.Long" -> schema.put("type", "integer").put("format", "int64");
            default ->
                throw new IllegalArgumentException(
                        "%s has no place in a published event yet: decide its wire form in %s first."
                                .formatted(type.getTypeName(), EventSchema.class.getSimpleName()));
        };
    }
}
