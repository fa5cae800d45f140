package io.n3xus.billing.read.ledger;

import io.n3xus.contracts.billing.PublishedAccountEvent;
import io.n3xus.platform.event.Wire;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.JsonRecyclerPools;

/**
 * Reads bodies token by token: half of a rebuild's time would otherwise go into binding them to records. Fields that it
 * does not know are left alone, as everywhere.
 */
final class LedgerEventReader {

    private static final JsonFactory JSON = JsonFactory.builder()
            .recyclerPool(JsonRecyclerPools.threadLocalPool())
            .build();
    private static final long ABSENT = Long.MIN_VALUE;

    /** Whose work charges of old paid for, which do not say so. */
    private static final String SESSIONS = "sessions";

    private String holdId = "";
    private String reference = "";
    private String reason = "";
    private String service = SESSIONS;
    private long amountMicros;
    private long balanceMicros;
    private long heldMicros;
    private @Nullable Instant expiresAt;

    /**
     * Reads one body.
     *
     * @throws RuntimeException when it is not what its type promises
     */
    LedgerEvent read(LedgerKind kind, byte[] body) {
        if (!kind.movesMoney() && !kind.isAboutHold()) {
            return kind.settles() ? settled(kind, body) : nothing(kind);
        }
        holdId = "";
        reference = "";
        reason = "";
        service = SESSIONS;
        amountMicros = ABSENT;
        balanceMicros = ABSENT;
        heldMicros = ABSENT;
        expiresAt = null;
        try (var parser = JSON.createParser(ObjectReadContext.empty(), body)) {
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new UnreadableEventException("The body is no object");
            }
            for (var name = parser.nextName(); name != null && !isKnown(kind); name = parser.nextName()) {
                readField(name, parser);
            }
        }
        return checked(kind, kind.settles() ? whole(kind, body) : null);
    }

    /** Whether what comes after is of no interest. */
    private boolean isKnown(LedgerKind kind) {
        return !kind.movesMoney() && !holdId.isEmpty();
    }

    private void readField(String name, JsonParser parser) {
        var value = parser.nextToken();
        switch (name) {
            case "hold_id" -> holdId = text(name, value, parser);
            case "reference", "entry_id", "transfer_id" -> reference = text(name, value, parser);
            case "reason", "direction" -> reason = text(name, value, parser);
            case "service" -> service = value == JsonToken.VALUE_NULL ? SESSIONS : text(name, value, parser);
            case "amount_micros" -> amountMicros = amount(name, value, parser);
            case "balance_micros" -> balanceMicros = amount(name, value, parser);
            case "held_micros" -> heldMicros = amount(name, value, parser);
            case "expires_at" ->
                expiresAt = value == JsonToken.VALUE_NULL ? null : Instant.parse(text(name, value, parser));
            default -> parser.skipChildren();
        }
    }

    private static String text(String name, JsonToken value, JsonParser parser) {
        if (value != JsonToken.VALUE_STRING) {
            throw new UnreadableEventException("\"%s\" is no text".formatted(name));
        }
        return parser.getString();
    }

    private static long amount(String name, JsonToken value, JsonParser parser) {
        if (value != JsonToken.VALUE_NUMBER_INT || parser.getLongValue() < 0) {
            throw new UnreadableEventException("\"%s\" is no amount".formatted(name));
        }
        return parser.getLongValue();
    }

    private LedgerEvent checked(LedgerKind kind, @Nullable PublishedAccountEvent whole) {
        if (kind.movesMoney() && Math.min(amountMicros, Math.min(balanceMicros, heldMicros)) == ABSENT) {
            throw new UnreadableEventException("An amount is missing");
        }
        if (kind.isAboutHold() && holdId.isEmpty()) {
            throw new UnreadableEventException("The hold is not named");
        }
        return new LedgerEvent(
                kind, holdId, reference, reason, service, amountMicros, balanceMicros, heldMicros, expiresAt, whole);
    }

    /** What came without a body that matters costs nothing. */
    private static LedgerEvent nothing(LedgerKind kind) {
        return new LedgerEvent(kind, "", "", "", "", 0, 0, 0, null, null);
    }

    private static LedgerEvent settled(LedgerKind kind, byte[] body) {
        return new LedgerEvent(kind, "", "", "", "", 0, 0, 0, null, whole(kind, body));
    }

    /** These come seldom, so they may be bound. */
    private static PublishedAccountEvent whole(LedgerKind kind, byte[] body) {
        return (PublishedAccountEvent) Wire.JSON.readValue(body, kind.event());
    }
}
