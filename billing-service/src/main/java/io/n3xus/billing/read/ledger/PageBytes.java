package io.n3xus.billing.read.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;

/**
 * Numbers, texts and hashes one after the other. A number takes a byte for each 7 bits; small ones below zero are small,
 * too.
 */
final class PageBytes {

    private static final int HASH = 32;
    private static final int FIRST = 256;

    private byte[] bytes;
    private int length;
    private int position;

    private PageBytes(byte[] bytes, int length) {
        this.bytes = bytes;
        this.length = length;
    }

    static PageBytes empty() {
        return new PageBytes(new byte[FIRST], 0);
    }

    /** Reads what is stored, and writes after it. */
    static PageBytes of(byte[] stored) {
        return new PageBytes(stored, stored.length);
    }

    void write(long value) {
        room(10);
        var rest = (value << 1) ^ (value >> 63);
        while ((rest & ~0x7FL) != 0) {
            bytes[length++] = (byte) ((rest & 0x7F) | 0x80);
            rest >>>= 7;
        }
        bytes[length++] = (byte) rest;
    }

    void writeText(String text) {
        var encoded = text.getBytes(UTF_8);
        write(encoded.length);
        writeAll(encoded);
    }

    void writeHash(byte[] hash) {
        writeAll(hash);
    }

    private void writeAll(byte[] more) {
        room(more.length);
        System.arraycopy(more, 0, bytes, length, more.length);
        length += more.length;
    }

    private void room(int more) {
        if (length + more > bytes.length) {
            bytes = Arrays.copyOf(bytes, Math.max(2 * bytes.length, length + more));
        }
    }

    long read() {
        var value = 0L;
        for (var shift = 0; ; shift += 7) {
            var next = bytes[position++];
            value |= (next & 0x7FL) << shift;
            if (next >= 0) {
                return (value >>> 1) ^ -(value & 1);
            }
        }
    }

    String readText() {
        var size = (int) read();
        var text = new String(bytes, position, size, UTF_8);
        position += size;
        return text;
    }

    /** A text that was read before; reading goes on where it was. */
    String textAt(int place) {
        var here = position;
        position = place;
        var text = readText();
        position = here;
        return text;
    }

    byte[] readHash() {
        var hash = Arrays.copyOfRange(bytes, position, position + HASH);
        position += HASH;
        return hash;
    }

    boolean hasMore() {
        return position < length;
    }

    int position() {
        return position;
    }

    int length() {
        return length;
    }

    byte[] toArray() {
        return Arrays.copyOf(bytes, length);
    }
}
