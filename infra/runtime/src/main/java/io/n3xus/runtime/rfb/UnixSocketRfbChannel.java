package io.n3xus.runtime.rfb;

import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.file.Path;
import java.time.Duration;

/** Bytes to and from a unix socket, with a limit on every wait: a frozen desktop accepts but never answers. */
final class UnixSocketRfbChannel implements RfbChannel {

    private final SocketChannel channel;
    private final Selector selector;
    private final Duration timeout;

    UnixSocketRfbChannel(Path socket, Duration timeout) throws IOException {
        this.timeout = timeout;
        channel = SocketChannel.open(UnixDomainSocketAddress.of(socket));
        channel.configureBlocking(false);
        selector = Selector.open();
        channel.register(selector, 0);
    }

    @Override
    public ByteBuffer read(int bytes) throws IOException {
        var buffer = ByteBuffer.allocate(bytes);
        var end = System.nanoTime() + timeout.toNanos();
        while (buffer.hasRemaining()) {
            var read = channel.read(buffer);
            if (read < 0) {
                throw new EOFException("The desktop closed the connection.");
            }
            if (read == 0) {
                await(SelectionKey.OP_READ, end);
            }
        }
        return buffer.flip();
    }

    @Override
    public void write(ByteBuffer message) throws IOException {
        var end = System.nanoTime() + timeout.toNanos();
        while (message.hasRemaining()) {
            if (channel.write(message) == 0) {
                await(SelectionKey.OP_WRITE, end);
            }
        }
    }

    private void await(int operation, long end) throws IOException {
        var millis = (end - System.nanoTime()) / 1_000_000;
        if (millis <= 0) {
            throw new SocketTimeoutException("The desktop did not answer within " + timeout + ".");
        }
        channel.keyFor(selector).interestOps(operation);
        selector.select(millis);
        selector.selectedKeys().clear();
    }

    @Override
    public void close() throws IOException {
        selector.close();
        channel.close();
    }
}
