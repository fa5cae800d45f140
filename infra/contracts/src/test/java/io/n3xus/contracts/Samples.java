package io.n3xus.contracts;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;

/** Makes an event with every field filled, or with the optional ones left out. */
final class Samples {

    private static final Instant AT = Instant.parse("2026-01-02T03:04:05.678Z");

    private Samples() {}

    static Object filled(Class<?> event) {
        return make(event, true);
    }

    static Object sparse(Class<?> event) {
        return make(event, false);
    }

    private static Object make(Class<?> event, boolean withOptional) {
        var components = event.getRecordComponents();
        var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
        var values = Arrays.stream(components)
                .map(each -> withOptional || !EventSchema.isOptional(each)
                        ? value(each.getGenericType(), each.getName(), withOptional)
                        : null)
                .toArray();
        try {
            var constructor = event.getDeclaredConstructor(types);
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Cannot make a sample of " + event.getName(), e);
        }
    }

    private static Object value(Type type, String name, boolean withOptional) {
        if (type instanceof ParameterizedType list) {
            return List.of(value(list.getActualTypeArguments()[0], name, withOptional));
        }
        if (type instanceof Class<?> owner && owner.isRecord()) {
            return make(owner, withOptional);
        }
        return switch (type.getTypeName()) {
            case "java.lang.String" -> "a " + name;
            case "java.time.Instant" -> AT;
            case "boolean", "java.lang.Boolean" -> true;
            case "int", "java.lang.Integer" -> 7;
            case "long", "java.lang.Long" -> 7_000_000_000L;
            default -> throw new IllegalArgumentException("No sample of " + type.getTypeName());
        };
    }
}
