package io.n3xus.gateway.console;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.http.MediaType;
import org.springframework.http.MediaTypeFactory;

/** Reads {@code classpath:/console/} once: what is not found then does not exist, however a path is spelled. */
final class ConsoleLoader {

    private static final String FOLDER = "/console/";

    private ConsoleLoader() {}

    static Map<String, ConsoleFile> load() {
        var files = new HashMap<String, ConsoleFile>();
        try {
            var resolver = new PathMatchingResourcePatternResolver(ConsoleLoader.class.getClassLoader());
            for (var resource : resolver.getResources("classpath*:" + FOLDER + "**")) {
                if (resource.isReadable()) {
                    files.put(name(resource), read(resource));
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

    private static ConsoleFile read(Resource resource) throws IOException {
        var content = resource.getContentAsByteArray();
        var type = MediaTypeFactory.getMediaType(resource).orElse(MediaType.APPLICATION_OCTET_STREAM);
        return new ConsoleFile(new ByteArrayResource(content), text(type), etag(content));
    }

    private static String text(MediaType type) {
        var isText = type.getType().equals("text") || type.getSubtype().endsWith("javascript");
        return isText ? type + ";charset=UTF-8" : type.toString();
    }

    private static String etag(byte[] content) {
        try {
            var hash = MessageDigest.getInstance("SHA-256").digest(content);
            return '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
