package io.n3xus.stream;

import static java.util.Objects.requireNonNull;

import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** One connection to a desktop of the {@link FakeAgent}. Checks that what arrives counts up without a gap. */
final class Desktop {

    volatile @Nullable Session session;
    volatile boolean closed;
    private final AtomicLong receivedBytes = new AtomicLong();
    private final AtomicLong sentBytes = new AtomicLong();
    private final Semaphore reading = new Semaphore(Integer.MAX_VALUE / 2);
    private volatile boolean inOrder = true;

    void receive(ByteBuffer part) {
        reading.acquireUninterruptibly();
        var offset = receivedBytes.get();
        while (part.hasRemaining()) {
            inOrder &= part.get() == Bytes.at(offset++);
        }
        receivedBytes.set(offset);
    }

    /** Reads nothing until {@link #readOn}. */
    void stopReading() {
        reading.drainPermits();
    }

    void readOn() {
        reading.release(Integer.MAX_VALUE / 2);
    }

    /** Sends so many counting bytes, going on where the last call ended. Blocks as long as nobody takes them. */
    void send(long bytes) throws IOException {
        var part = 64 * 1024;
        for (var left = bytes; left > 0; left -= part) {
            var size = (int) Math.min(part, left);
            var from = sentBytes.get();
            requireNonNull(session).getBasicRemote().sendBinary(Bytes.counting(from, size));
            sentBytes.addAndGet(size);
        }
    }

    void close() throws IOException {
        requireNonNull(session).close(new CloseReason(CloseCodes.GOING_AWAY, "stopped"));
    }

    long sentBytes() {
        return sentBytes.get();
    }

    long receivedBytes() {
        return receivedBytes.get();
    }

    boolean inOrder() {
        return inOrder;
    }
}
