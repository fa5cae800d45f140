package io.n3xus.billing.webhook;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpsConfigurator;
import com.sun.net.httpserver.HttpsServer;
import io.n3xus.billing.webhook.Outcome.Delivered;
import io.n3xus.billing.webhook.Outcome.Failed;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.time.Clock;
import java.util.List;
import java.util.UUID;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server whose certificate names one host, found under any name at this machine's address. */
class TlsTest {

    private static final String HOST = "hooks.example.invalid";
    private static final String PASSWORD = "changeit";
    private static final String TRUSTED = "javax.net.ssl.trustStore";
    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final WebhookSettings settings = Settings.of(true);
    private final SecretSeal seal = new SecretSeal(settings);

    @TempDir
    private Path directory;

    private Path keys;
    private HttpsServer server;

    @BeforeEach
    void start() throws IOException, GeneralSecurityException, InterruptedException {
        keys = directory.resolve("keys.p12");
        makeCertificate();
        var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        managers.init(KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray()), PASSWORD.toCharArray());
        var tls = SSLContext.getInstance("TLS");
        tls.init(managers.getKeyManagers(), null, null);
        server = HttpsServer.create(new InetSocketAddress(HERE, 0), 0);
        server.setHttpsConfigurator(new HttpsConfigurator(tls));
        server.createContext("/", exchange -> {
            exchange.sendResponseHeaders(204, -1);
            exchange.close();
        });
        server.start();
    }

    @AfterEach
    void end() {
        System.clearProperty(TRUSTED);
        System.clearProperty(TRUSTED + "Password");
        server.stop(0);
    }

    @Test
    void sendsToTheHostThatTheCertificateNames() throws IOException {
        trust();
        assertThat(send(HOST)).isEqualTo(new Delivered(204));
    }

    @Test
    void sendsToNoOtherHost() throws IOException {
        trust();
        assertThat(reason(send("other.example.invalid"))).contains("subject alternative");
        assertThat(reason(send("127.0.0.1"))).contains("subject alternative");
    }

    @Test
    void sendsToNobodyWhomNobodyTrusts() throws IOException {
        assertThat(reason(send(HOST))).contains("certification path");
    }

    private void trust() {
        System.setProperty(TRUSTED, keys.toString());
        System.setProperty(TRUSTED + "Password", PASSWORD);
    }

    private Outcome send(String host) throws IOException {
        var destinations = new Destinations(true, _ -> List.of(HERE));
        try (var sender = new WebhookSender(destinations, seal, settings, Clock.systemUTC())) {
            var url = "https://%s:%d/".formatted(host, server.getAddress().getPort());
            var sealed = seal.seal("whk_1", WebhookSecret.random());
            return sender.send(new Claimed("whd_1", UUID.randomUUID(), "whk_1", url, sealed, "{}", 1));
        }
    }

    private static String reason(Outcome outcome) {
        return outcome instanceof Failed failed ? failed.reason() : "none: " + outcome;
    }

    private void makeCertificate() throws IOException, InterruptedException {
        var keytool = Path.of(System.getProperty("java.home"), "bin", "keytool").toString();
        var made = new ProcessBuilder(
                        keytool,
                        "-genkeypair",
                        "-alias",
                        "server",
                        "-keyalg",
                        "EC",
                        "-groupname",
                        "secp256r1",
                        "-dname",
                        "CN=" + HOST,
                        "-ext",
                        "SAN=dns:" + HOST,
                        "-ext",
                        "BC=ca:true",
                        "-validity",
                        "2",
                        "-storetype",
                        "PKCS12",
                        "-storepass",
                        PASSWORD,
                        "-keystore",
                        keys.toString())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
        // A key's own certificate is trusted only when it is stored as such.
        assertThat(made).isZero();
        trustOwnCertificate();
    }

    private void trustOwnCertificate() throws IOException {
        try {
            var store = KeyStore.getInstance(keys.toFile(), PASSWORD.toCharArray());
            store.setCertificateEntry("trusted", store.getCertificate("server"));
            try (var out = Files.newOutputStream(keys)) {
                store.store(out, PASSWORD.toCharArray());
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }
}
