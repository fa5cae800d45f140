package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import io.n3xus.platform.event.Wire;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/**
 * What the headers of a record say, read in one pass over them.
 *
 * @param atNanos since 1970
 */
record EventHeaders(String type, long sequence, long atNanos) {

    private static final byte[] NONE = {};

    static EventHeaders of(ConsumerRecord<String, byte[]> record, WireTime times) {
        var type = NONE;
        var sequence = NONE;
        var time = NONE;
        for (var header : record.headers()) {
            switch (header.key()) {
                case Wire.TYPE -> type = header.value();
                case Wire.SEQUENCE -> sequence = header.value();
                case Wire.TIME -> time = header.value();
                default -> {}
            }
            if (type.length > 0 && sequence.length > 0 && time.length > 0) {
                break; // Others come after, and each name costs a text.
            }
        }
        return new EventHeaders(new String(type, ISO_8859_1), number(sequence), times.nanos(time));
    }

    private static long number(byte[] digits) {
        if (digits.length == 0) {
            throw new UnreadableEventException("It does not say which event of its account it is");
        }
        return Long.parseLong(new String(digits, ISO_8859_1));
    }
}
