package io.n3xus.billing.webhook;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.n3xus.billing.webhook.Outcome.Delivered;
import io.n3xus.billing.webhook.Outcome.Failed;
import io.n3xus.platform.refusal.RefusedException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.classic.methods.HttpPost;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.ContentType;
import org.apache.hc.core5.http.HttpHost;
import org.apache.hc.core5.http.io.entity.StringEntity;
import org.springframework.stereotype.Component;

/** Makes one attempt: signs, sends, and hears no more of the answer than its status and a little of its body. */
@Component
final class WebhookSender implements AutoCloseable {

    private static final int BODY_MAX_BYTES = 1_024;
    private static final int REASON_MAX = 200;
    private static final ContentType CLOUD_EVENT = ContentType.create("application/cloudevents+json", UTF_8);

    private final Destinations destinations;
    private final SecretSeal seal;
    private final Clock clock;
    private final Duration timeout;
    private final CloseableHttpClient http;
    private final ScheduledExecutorService deadlines = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("webhook-deadlines").factory());

    WebhookSender(Destinations destinations, SecretSeal seal, WebhookSettings settings, Clock clock) {
        this.destinations = destinations;
        this.seal = seal;
        this.clock = clock;
        this.timeout = settings.timeout();
        this.http = PinnedHttp.client(settings);
    }

    /** Ends within the timeout, but for a name that takes longer to be looked up: then nothing is sent. */
    Outcome send(Claimed delivery) {
        var begun = System.nanoTime();
        try {
            var secret = seal.open(delivery.webhookId(), delivery.sealedSecret());
            var url = destinations.parse(delivery.url());
            var addresses = destinations.resolve(url);
            var left = timeout.toNanos() - (System.nanoTime() - begun);
            if (left <= 0) {
                return new Failed(null, "looking up the host name took too long");
            }
            // Each attempt takes the next address: one of several may be out of order.
            var address = addresses.get((delivery.attempt() - 1) % addresses.size());
            return post(url, address, signed(delivery, secret, url), left);
        } catch (RefusedException refused) {
            return new Failed(null, refused.refusal().message());
        } catch (GeneralSecurityException _) {
            return new Failed(null, "the webhook's secret cannot be opened any more: make the webhook anew");
        }
    }

    private HttpPost signed(Claimed delivery, WebhookSecret secret, URI url) {
        var path = url.getRawPath().isEmpty() ? "/" : url.getRawPath();
        var post = new HttpPost(url.getRawQuery() == null ? path : path + "?" + url.getRawQuery());
        var timestamp = clock.instant().getEpochSecond();
        post.setHeader("webhook-id", delivery.id());
        post.setHeader("webhook-timestamp", Long.toString(timestamp));
        post.setHeader("webhook-signature", Signature.of(secret.key(), delivery.id(), timestamp, delivery.body()));
        post.setEntity(new StringEntity(delivery.body(), CLOUD_EVENT));
        return post;
    }

    private Outcome post(URI url, InetAddress address, HttpPost post, long leftNanos) {
        var scheme = url.getScheme().toLowerCase(Locale.ROOT);
        var port = url.getPort() >= 0 ? url.getPort() : scheme.equals("https") ? 443 : 80;
        var target = new HttpHost(scheme, address, Destinations.host(url), port);
        // The client's own limits are for each read: an answer that trickles would never end by them.
        var deadline = deadlines.schedule(post::cancel, leftNanos, TimeUnit.NANOSECONDS);
        try (var answer = http.executeOpen(target, post, null)) {
            var status = answer.getCode();
            readALittle(answer);
            return status / 100 == 2 ? new Delivered(status) : new Failed(status, "answered %d".formatted(status));
        } catch (IOException failed) {
            return new Failed(null, post.isCancelled() ? "no answer within %s".formatted(timeout) : reason(failed));
        } finally {
            deadline.cancel(false);
        }
    }

    /** The head has decided; a server that still writes should not see its connection break for a few bytes. */
    private static void readALittle(ClassicHttpResponse answer) {
        try {
            if (answer.getEntity() != null) {
                answer.getEntity().getContent().readNBytes(BODY_MAX_BYTES);
            }
        } catch (IOException _) {
            // Nobody reads it.
        }
    }

    private static String reason(IOException failed) {
        var text = "%s: %s".formatted(failed.getClass().getSimpleName(), failed.getMessage());
        return text.length() > REASON_MAX ? text.substring(0, REASON_MAX) : text;
    }

    @Override
    public void close() throws IOException {
        deadlines.shutdownNow();
        http.close();
    }
}
