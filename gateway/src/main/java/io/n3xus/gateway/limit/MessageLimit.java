package io.n3xus.gateway.limit;

import io.github.bucket4j.Bucket;
import io.netty.buffer.ByteBufInputStream;
import io.netty.handler.codec.http.websocketx.BinaryWebSocketFrame;
import io.netty.handler.codec.http.websocketx.ContinuationWebSocketFrame;
import io.netty.handler.codec.http.websocketx.TextWebSocketFrame;
import io.netty.handler.codec.http.websocketx.WebSocketCloseStatus;
import io.netty.handler.codec.http.websocketx.WebSocketFrame;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a client may still send on one socket. Each group of messages has the rate of the requests it stands for. Not for
 * several threads at once.
 */
public final class MessageLimit {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final MessageRates rates;
    private final Policy usual;
    private final Account opener;
    private final String requestId;
    private final LimitEvents events;
    private final EpochMeter meter;
    private final Map<Policy, Bucket> buckets = new HashMap<>();

    /**
     * Begins with nothing counted.
     *
     * @param usual the rate of messages in no group
     * @param opener whose socket it is
     * @param requestId of the opening
     */
    MessageLimit(MessageRates rates, Policy usual, Account opener, String requestId, LimitEvents events, Clock clock) {
        this.rates = rates;
        this.usual = usual;
        this.opener = opener;
        this.requestId = requestId;
        this.events = events;
        this.meter = new EpochMeter(clock);
    }

    /** Whether this frame may pass. Pings and the like always may; the parts of a message count one by one. */
    public boolean take(WebSocketFrame frame) {
        return switch (frame) {
            case TextWebSocketFrame text -> take(policyOf(text));
            case BinaryWebSocketFrame _, ContinuationWebSocketFrame _ -> take(usual);
            default -> true;
        };
    }

    /** How a socket is closed on which a frame may not pass. */
    public WebSocketCloseStatus closing() {
        return new WebSocketCloseStatus(rates.close(), "Rate limit exceeded.");
    }

    private boolean take(Policy policy) {
        var bucket = buckets.computeIfAbsent(policy, each -> LocalCounts.newBucket(each, meter));
        var account = new Account(policy, opener.by(), opener.id(), opener.userId());
        var allowance = policy.allowance(account, bucket.asVerbose().tryConsumeAndReturnRemaining(1));
        events.tell(allowance, requestId);
        return allowance.granted();
    }

    private Policy policyOf(TextWebSocketFrame text) {
        try {
            var message = JSON.readTree(new ByteBufInputStream(text.content().duplicate()));
            return rates.of(
                    name(message.path("type")), name(message.path("payload").path("channel")), usual);
        } catch (JacksonException _) {
            // Half a message, or nonsense that the service will refuse: it counts all the same.
            return usual;
        }
    }

    private static String name(JsonNode node) {
        return node.isString() ? node.stringValue() : "";
    }
}
