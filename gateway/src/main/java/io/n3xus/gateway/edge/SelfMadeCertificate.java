package io.n3xus.gateway.edge;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.concurrent.TimeUnit;

/**
 * A certificate of nobody's authority for this machine's own names, made by the JDK's keytool. Browsers warn of it; it
 * lets TLS be had without owning a domain.
 *
 * @param store PKCS #12 with the key and its certificate, mode 0600
 * @param password of the store, which lies beside it: whoever can read one can read the other
 */
record SelfMadeCertificate(Path store, String password) {

    private static final int PASSWORD_BYTES = 16;
    private static final long PATIENCE_SECONDS = 60;
    private static final String DAYS = "825";

    /** Reads it, or makes it when there is none. */
    static SelfMadeCertificate readOrMake(Path store) throws IOException {
        var words = store.resolveSibling(store.getFileName() + ".password");
        if (!Files.exists(store) || !Files.exists(words)) {
            make(store.toAbsolutePath(), words.toAbsolutePath());
        }
        return new SelfMadeCertificate(store, Files.readString(words).strip());
    }

    /** The password is passed in a file: the arguments of a process are everybody's to read. */
    private static void make(Path store, Path words) throws IOException {
        Files.createDirectories(store.getParent());
        Files.deleteIfExists(store);
        Files.deleteIfExists(words);
        var mine = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        var random = new byte[PASSWORD_BYTES];
        new SecureRandom().nextBytes(random);
        Files.createFile(words, mine);
        Files.writeString(words, HexFormat.of().formatHex(random));
        // Made under another name first: half a store must never be found.
        var half = Files.createTempFile(store.getParent(), "tls-", ".p12", mine);
        Files.delete(half);
        run(half, words);
        Files.setPosixFilePermissions(half, PosixFilePermissions.fromString("rw-------"));
        Files.move(half, store);
    }

    private static void run(Path store, Path words) throws IOException {
        var keytool = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "keytool")
                                .toString(),
                        "-genkeypair",
                        "-alias",
                        "gateway",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=localhost",
                        "-ext",
                        "san=dns:localhost,ip:127.0.0.1,ip:0:0:0:0:0:0:0:1",
                        "-validity",
                        DAYS,
                        "-storetype",
                        "PKCS12",
                        "-keystore",
                        store.toString(),
                        "-storepass:file",
                        words.toString())
                .redirectErrorStream(true)
                .start();
        try {
            var said = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (!keytool.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || keytool.exitValue() != 0) {
                throw new IOException("No certificate could be made at %s: %s".formatted(store, said));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("Interrupted while a certificate was made.", e);
        }
    }
}
