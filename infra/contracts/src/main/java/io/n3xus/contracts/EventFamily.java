package io.n3xus.contracts;

import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The events of a sealed interface. */
public final class EventFamily {

    private EventFamily() {}

    /** All its records, also those of sealed interfaces below it. */
    public static Set<Class<?>> records(Class<?> family) {
        return leaves(family).collect(Collectors.toUnmodifiableSet());
    }

    private static Stream<Class<?>> leaves(Class<?> type) {
        return type.isInterface()
                ? Arrays.stream(type.getPermittedSubclasses()).flatMap(EventFamily::leaves)
                : Stream.of(type);
    }
}
