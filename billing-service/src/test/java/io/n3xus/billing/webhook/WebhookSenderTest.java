package io.n3xus.billing.webhook;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.n3xus.billing.webhook.Outcome.Delivered;
import io.n3xus.billing.webhook.Outcome.Failed;
import io.n3xus.testkit.TestClock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class WebhookSenderTest {

    private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");

    private final WebhookSettings settings = Settings.of(true);
    private final SecretSeal seal = new SecretSeal(settings);
    private final WebhookSecret secret = WebhookSecret.random();
    private final TestClock clock = new TestClock(Instant.parse("2026-11-21T12:00:00Z"));
    private final WebhookSender sender = sender(new Destinations(settings));

    @AfterEach
    void close() throws IOException {
        sender.close();
    }

    @Test
    void sendsASignedCloudEvent() {
        try (var receiver = Receiver.answering(202)) {
            assertThat(sender.send(to(receiver.url() + "?a=b"))).isEqualTo(new Delivered(202));

            var received = receiver.received().getFirst();
            assertThat(received.id()).isEqualTo("whd_1");
            assertThat(received.timestamp()).isEqualTo(clock.instant().getEpochSecond());
            assertThat(received.isSignedWith(secret.shown())).isTrue();
            assertThat(received.type()).startsWith("application/cloudevents+json");
            assertThat(received.body()).isEqualTo("{\"ä\":1}");
        }
    }

    @Test
    void followsNoRedirect() {
        try (var receiver = Receiver.answering(302)) {
            assertThat(sender.send(to(receiver.url()))).isEqualTo(new Failed(302, "answered 302"));
            assertThat(receiver.received()).hasSize(1);
        }
    }

    @Test
    void connectsToTheAddressThatWasCheckedAndNamesTheHost() throws IOException {
        try (var receiver = Receiver.answering(204);
                var pinned = sender(new Destinations(true, _ -> List.of(HERE)))) {
            var url = "http://hooks.example.invalid:%d/".formatted(receiver.port());
            assertThat(pinned.send(to(url))).isEqualTo(new Delivered(204));
            assertThat(receiver.received().getFirst().host()).isEqualTo("hooks.example.invalid:" + receiver.port());
        }
    }

    @Test
    void aNameThatLeadsInsideLaterIsNotFollowedThere() throws IOException {
        var address = new AtomicReference<>(InetAddress.ofLiteral("93.184.216.34"));
        var destinations = new Destinations(false, _ -> List.of(address.get()));
        destinations.resolve(destinations.parse("https://hooks.example.invalid/"));
        address.set(HERE);
        try (var careful = sender(destinations)) {
            assertThat(careful.send(to("https://hooks.example.invalid/")))
                    .asInstanceOf(type(Failed.class))
                    .extracting(Failed::reason)
                    .asString()
                    .contains("not of the open internet");
        }
    }

    @Test
    void anAnswerThatNeverBeginsEndsInTime() {
        var never = new CountDownLatch(1);
        try (var receiver = Receiver.answering(_ -> await(never))) {
            assertThat(sender.send(to(receiver.url()))).isEqualTo(new Failed(null, "no answer within PT1S"));
        } finally {
            never.countDown();
        }
    }

    /** Each byte comes before a read would time out. */
    @Test
    void anAnswerThatTricklesEndsInTime() throws IOException {
        try (var server = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> trickle(server));
            assertThat(sender.send(to("http://127.0.0.1:%d/".formatted(server.getLocalPort()))))
                    .isEqualTo(new Failed(null, "no answer within PT1S"));
        }
    }

    @Test
    void anEndlessBodyIsNotRead() throws IOException {
        try (var server = new ServerSocket(0, 1, HERE)) {
            Thread.ofVirtual().start(() -> flood(server));
            assertThat(sender.send(to("http://127.0.0.1:%d/".formatted(server.getLocalPort()))))
                    .isEqualTo(new Delivered(200));
        }
    }

    @Test
    void saysWhyNobodyAnswers() throws IOException {
        int port;
        try (var server = new ServerSocket(0, 1, HERE)) {
            port = server.getLocalPort();
        }
        assertThat(sender.send(to("http://127.0.0.1:%d/".formatted(port))))
                .asInstanceOf(type(Failed.class))
                .extracting(Failed::reason)
                .asString()
                .contains("refused");
    }

    @Test
    void aSecretThatCannotBeOpenedIsTold() {
        var delivery = new Claimed(
                "whd_1", UUID.randomUUID(), "whk_1", "http://127.0.0.1/", seal.seal("whk_2", secret), "{}", 1);
        assertThat(sender.send(delivery))
                .asInstanceOf(type(Failed.class))
                .extracting(Failed::reason)
                .asString()
                .contains("make the webhook anew");
    }

    private WebhookSender sender(Destinations destinations) {
        return new WebhookSender(destinations, seal, settings, clock);
    }

    private Claimed to(String url) {
        return new Claimed("whd_1", UUID.randomUUID(), "whk_1", url, seal.seal("whk_1", secret), "{\"ä\":1}", 1);
    }

    private static int await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
        return 200;
    }

    private static void trickle(ServerSocket server) {
        var tick = new CountDownLatch(1);
        try (var socket = server.accept()) {
            while (!tick.await(200, TimeUnit.MILLISECONDS)) {
                socket.getOutputStream().write('H');
                socket.getOutputStream().flush();
            }
        } catch (IOException | InterruptedException _) {
            // The sender has hung up.
        }
    }

    private static void flood(ServerSocket server) {
        try (var socket = server.accept()) {
            var out = socket.getOutputStream();
            out.write("HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\n\r\n".getBytes(US_ASCII));
            while (true) {
                out.write(new byte[8_192]);
            }
        } catch (IOException _) {
            // The sender has hung up.
        }
    }
}
