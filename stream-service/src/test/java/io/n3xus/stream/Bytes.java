package io.n3xus.stream;

import java.nio.ByteBuffer;

/** A stream in which each byte says where it stands, so that a lost, doubled or moved one is seen. */
final class Bytes {

    /** No power of two, so that a lost buffer is not mistaken for a turn of the counter. */
    private static final int PERIOD = 251;

    private Bytes() {}

    static byte at(long offset) {
        return (byte) (offset % PERIOD);
    }

    static ByteBuffer counting(long from, int size) {
        var bytes = new byte[size];
        for (var index = 0; index < size; index++) {
            bytes[index] = at(from + index);
        }
        return ByteBuffer.wrap(bytes);
    }
}
