package io.n3xus.gateway.console;

import io.n3xus.gateway.files.ServedFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Reads {@code classpath:/console/} once: what is not found then does not exist, however a path is spelled. */
final class ConsoleLoader {

    private static final String FOLDER = "/console/";

    private ConsoleLoader() {}

    static Map<String, ServedFile> load() {
        var files = new HashMap<String, ServedFile>();
        try {
            var resolver = new PathMatchingResourcePatternResolver(ConsoleLoader.class.getClassLoader());
            for (var resource : resolver.getResources("classpath*:" + FOLDER + "**")) {
                if (resource.isReadable()) {
                    files.put(name(resource), ServedFile.of(resource));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("The console cannot be read from the class path.", e);
        }
        return Map.copyOf(files);
    }

    private static String name(Resource resource) throws IOException {
        var url = resource.getURL().getPath();
        return url.substring(url.lastIndexOf(FOLDER) + FOLDER.length());
    }
}
