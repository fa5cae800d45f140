package io.n3xus.standalone.machine;

import io.n3xus.standalone.home.Home;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** The JVM's memory of an earlier start, which makes the next one quicker. Bound to this JVM and these very jars. */
public final class AotCache {

    private static final int KEY_CHARACTERS = 16;

    private final Path file;

    private AotCache(Path file) {
        this.file = file;
    }

    /**
     * The cache of this JVM and class path, whether it exists or not.
     *
     * @param jar the launcher's, with the jars of its class path beside it in {@code lib}
     */
    public static AotCache of(Home home, Path jar, List<String> flags) {
        return new AotCache(home.aotCaches().resolve(key(jar, flags) + ".aot"));
    }

    public Path file() {
        return file;
    }

    public Optional<String> flag() {
        return Files.exists(file) ? Optional.of("-XX:AOTCache=" + file) : Optional.empty();
    }

    private static String key(Path jar, List<String> flags) {
        try (var jars = Files.list(jar.resolveSibling("lib"))) {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update((Runtime.version() + String.join(" ", flags)).getBytes(StandardCharsets.UTF_8));
            for (var path : java.util.stream.Stream.concat(jars.sorted(), java.util.stream.Stream.of(jar))
                    .toList()) {
                var line = path + " " + Files.size(path) + " " + Files.getLastModifiedTime(path);
                digest.update(line.getBytes(StandardCharsets.UTF_8));
            }
            return HexFormat.of().formatHex(digest.digest()).substring(0, KEY_CHARACTERS);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the jars beside " + jar, e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }
}
