package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.n3xus.platform.event.Wire;
import java.util.Arrays;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Header;

/**
 * Reads headers as bytes. Producers write them in the same order each time: each is looked for first where it was in the
 * record before, because each name that is looked at costs a text. Used by one thread.
 */
final class HeaderReader {

    private static final byte[] NONE = {};
    private static final LedgerKind[] KINDS = LedgerKind.values();
    private static final byte[][] TYPES =
            Arrays.stream(KINDS).map(kind -> kind.type().getBytes(ISO_8859_1)).toArray(byte[][]::new);

    private final WireTime times = new WireTime();
    private int typeAt;
    private int sequenceAt;
    private int timeAt;

    EventHeaders read(ConsumerRecord<String, byte[]> record) {
        var headers = record.headers().toArray();
        typeAt = find(headers, Wire.TYPE, typeAt);
        sequenceAt = find(headers, Wire.SEQUENCE, sequenceAt);
        timeAt = find(headers, Wire.TIME, timeAt);
        return new EventHeaders(
                kind(value(headers, typeAt)), number(value(headers, sequenceAt)), times.nanos(value(headers, timeAt)));
    }

    /** Behind the last when there is none. */
    private static int find(Header[] headers, String name, int guess) {
        if (guess < headers.length && headers[guess].key().equals(name)) {
            return guess;
        }
        var at = 0;
        while (at < headers.length && !headers[at].key().equals(name)) {
            at++;
        }
        return at;
    }

    private static byte[] value(Header[] headers, int at) {
        return at < headers.length ? headers[at].value() : NONE;
    }

    /** A ledger must not pass over an event only because it came from a newer version: it may have moved money. */
    private static LedgerKind kind(byte[] type) {
        for (var at = 0; at < TYPES.length; at++) {
            if (Arrays.equals(TYPES[at], type)) {
                return KINDS[at];
            }
        }
        throw new UnreadableEventException(
                "The ledger does not know events of type \"%s\"".formatted(new String(type, ISO_8859_1)));
    }

    private static long number(byte[] digits) {
        var number = WireTime.digits(digits, 0, digits.length);
        if (digits.length == 0 || digits.length > 18 || number < 0) {
            throw new UnreadableEventException("It does not say which event of its account it is");
        }
        return number;
    }
}
