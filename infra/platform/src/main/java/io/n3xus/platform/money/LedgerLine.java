package io.n3xus.platform.money;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * One entry of an account's ledger as it is proved. Its canonical text is the values with bars between them, in this
 * order; only the last can hold a bar itself, so no two entries have the same text:
 * {@code 12|14|1772366400000000000|hold|wallet|holds|5000000|0|5000000|sess_1}.
 *
 * @param number counts the account's entries, from 0
 * @param sequence of the event that it is made from
 * @param atNanos since 1970
 * @param from loses the amount: an account of the owner, or one of the platform
 * @param balanceMicros what may be spent afterwards
 * @param heldMicros what is set aside afterwards
 */
public record LedgerLine(
        long number,
        long sequence,
        long atNanos,
        String type,
        String from,
        String to,
        long amountMicros,
        long balanceMicros,
        long heldMicros,
        String reference) {

    byte[] bytes() {
        var numbers = number + "|" + sequence + "|" + atNanos + "|" + type + "|" + from + "|" + to + "|" + amountMicros;
        return (numbers + "|" + balanceMicros + "|" + heldMicros + "|" + reference).getBytes(UTF_8);
    }
}
