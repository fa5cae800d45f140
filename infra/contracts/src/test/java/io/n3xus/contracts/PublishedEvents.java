package io.n3xus.contracts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** Every record with {@link EventType} in this module's compiled classes, so that none is forgotten. */
final class PublishedEvents {

    private PublishedEvents() {}

    static List<Class<?>> all() {
        try (var files = Files.walk(classes())) {
            return files.map(file -> classes().relativize(file).toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("-info"))
                    .<Class<?>>map(PublishedEvents::load)
                    .filter(each -> each.isAnnotationPresent(EventType.class))
                    .sorted(Comparator.comparing(PublishedEvents::typeOf))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static String typeOf(Class<?> event) {
        return event.getAnnotation(EventType.class).value();
    }

    private static Path classes() {
        try {
            return Path.of(EventType.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> load(String file) {
        var name = file.substring(0, file.length() - ".class".length()).replace('/', '.');
        try {
            return Class.forName(name);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("Compiled but not on the class path: " + name, e);
        }
    }
}
