package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;

/**
 * Reads times as {@link Instant#toString} writes them, in nanoseconds since 1970. {@link Instant#parse} costs a
 * microsecond each, a quarter of all there is for an event; here the date, which seldom changes, is remembered and the
 * rest is digits. Used by one thread.
 */
final class WireTime {

    private static final int DATE = 10;
    private static final int SECONDS = 19;
    private static final int LONGEST = SECONDS + 11;
    private static final long NANOS = 1_000_000_000;
    private static final long NO_NUMBER = -1;

    private byte[] date = {};
    private long dateSeconds;

    long nanos(byte[] text) {
        var seconds = text.length > SECONDS && text.length <= LONGEST ? secondsOfDay(text) : NO_NUMBER;
        var fraction = seconds == NO_NUMBER ? NO_NUMBER : fraction(text);
        if (fraction == NO_NUMBER) {
            return nanos(Instant.parse(new String(text, ISO_8859_1)));
        }
        return Math.addExact(Math.multiplyExact(secondsOfDate(text) + seconds, NANOS), fraction);
    }

    static long nanos(Instant at) {
        return Math.addExact(Math.multiplyExact(at.getEpochSecond(), NANOS), at.getNano());
    }

    private long secondsOfDate(byte[] text) {
        if (!Arrays.equals(date, 0, date.length, text, 0, DATE)) {
            dateSeconds = LocalDate.parse(new String(text, 0, DATE, ISO_8859_1)).toEpochDay() * 86_400;
            date = Arrays.copyOf(text, DATE);
        }
        return dateSeconds;
    }

    private static long secondsOfDay(byte[] text) {
        var hours = digits(text, 11, 13);
        var minutes = digits(text, 14, 16);
        var seconds = digits(text, 17, SECONDS);
        var usual = text[DATE] == 'T' && text[13] == ':' && text[16] == ':';
        if (!usual || Math.min(hours, Math.min(minutes, seconds)) < 0 || hours > 23 || minutes > 59 || seconds > 59) {
            return NO_NUMBER;
        }
        return (hours * 60 + minutes) * 60 + seconds;
    }

    private static long fraction(byte[] text) {
        var last = text.length - 1;
        if (text[last] != 'Z') {
            return NO_NUMBER;
        }
        if (last == SECONDS) {
            return 0;
        }
        var nanos = text[SECONDS] == '.' && last > SECONDS + 1 ? digits(text, SECONDS + 1, last) : NO_NUMBER;
        for (var digit = last - SECONDS - 1; digit < 9 && nanos >= 0; digit++) {
            nanos *= 10;
        }
        return nanos;
    }

    /** Below zero when there is anything but digits. */
    static long digits(byte[] text, int from, int to) {
        var number = 0L;
        for (var at = from; at < to; at++) {
            if (text[at] < '0' || text[at] > '9') {
                return NO_NUMBER;
            }
            number = number * 10 + text[at] - '0';
        }
        return number;
    }
}
