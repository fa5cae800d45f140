package io.n3xus.runtime.rfb;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.IOException;
import java.net.ProtocolException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Duration;

/** One viewer of a desktop: looks, types and changes its size. Not for use by several threads. */
public final class RfbClient implements AutoCloseable {

    private static final byte[] VERSION = "RFB 003.008\n".getBytes(ISO_8859_1);
    private static final byte NO_SECURITY = 1;
    private static final int RAW = 0;
    private static final int CURSOR = -239;
    private static final int DESKTOP_SIZE = -308;
    private static final int NAME_LENGTH_MAX = 4096;
    private static final int PIXELS_MAX = 8192 * 8192;

    private final RfbChannel channel;
    private int width;
    private int height;
    private int[] pixels;
    private boolean pictured;

    private RfbClient(RfbChannel channel) throws IOException {
        this.channel = channel;
        channel.read(VERSION.length);
        channel.write(ByteBuffer.wrap(VERSION));
        channel.read(Byte.toUnsignedInt(channel.read(1).get()));
        channel.write(ByteBuffer.wrap(new byte[] {NO_SECURITY}));
        if (channel.read(4).getInt() != 0) {
            throw new ProtocolException("The desktop refused the viewer.");
        }
        channel.write(ByteBuffer.wrap(new byte[] {1})); // Shared with other viewers.
        var screen = channel.read(24);
        width = Short.toUnsignedInt(screen.getShort(0));
        height = Short.toUnsignedInt(screen.getShort(2));
        channel.read(Math.clamp(screen.getInt(20), 0, NAME_LENGTH_MAX));
        pixels = new int[Math.min(width * height, PIXELS_MAX)];
        channel.write(encodings());
    }

    /** Connects to a desktop on this host and shakes hands. */
    public static RfbClient connect(Path socket, Duration timeout) throws IOException {
        return over(new UnixSocketRfbChannel(socket, timeout));
    }

    /**
     * Connects as a viewer in a browser does and shakes hands.
     *
     * @param viewer such as {@code ws://localhost:8080/vnc-viewer/sess_...?token=...}
     */
    public static RfbClient connect(URI viewer, Duration timeout) throws IOException {
        return over(new WebSocketRfbChannel(viewer, timeout));
    }

    private static RfbClient over(RfbChannel channel) throws IOException {
        try {
            return new RfbClient(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    /** True when a server greets at the socket within the timeout. */
    public static boolean answers(Path socket, Duration timeout) {
        try (var channel = new UnixSocketRfbChannel(socket, timeout)) {
            return channel.read(VERSION.length).hasRemaining();
        } catch (IOException _) {
            return false;
        }
    }

    /** The whole picture as it is now. */
    public Frame frame() throws IOException {
        request((byte) 0, width, height);
        pictured = false;
        RfbServerMessages.untilUpdate(channel, this::rectangle);
        // The server announces its size in an update of its own; what has changed, here everything, is asked for again.
        while (!pictured) {
            request((byte) 1, width, height);
            RfbServerMessages.untilUpdate(channel, this::rectangle);
        }
        return new Frame(width, height, pixels.clone());
    }

    private void request(byte incremental, int columns, int rows) throws IOException {
        channel.write(ByteBuffer.allocate(10)
                .put((byte) 3)
                .put(incremental)
                .putInt(0)
                .putShort((short) columns)
                .putShort((short) rows)
                .flip());
    }

    /** Presses and releases each key; a newline is the return key. */
    public void type(String text) throws IOException {
        for (var i = 0; i < text.length(); i++) {
            var key = text.charAt(i) == '\n' ? 0xFF0D : text.charAt(i);
            for (byte down = 1; down >= 0; down--) {
                channel.write(ByteBuffer.allocate(8)
                        .put((byte) 4)
                        .put(down)
                        .putShort((short) 0)
                        .putInt(key)
                        .flip());
            }
        }
    }

    /** Asks for another size and returns when the desktop has it. */
    public void resize(int newWidth, int newHeight) throws IOException {
        channel.write(ByteBuffer.allocate(24)
                .put((byte) 251)
                .put((byte) 0)
                .putShort((short) newWidth)
                .putShort((short) newHeight)
                .putShort((short) 0x100) // One screen.
                .putLong(0)
                .putShort((short) newWidth)
                .putShort((short) newHeight)
                .putInt(0)
                .flip());
        for (var answers = 0; width != newWidth || height != newHeight; answers++) {
            if (answers == 3) {
                throw new ProtocolException("The desktop did not take the size " + newWidth + "x" + newHeight + ".");
            }
            request((byte) 0, 1, 1); // The answer is about the size; the one pixel only keeps it short.
            RfbServerMessages.untilUpdate(channel, this::rectangle);
        }
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }

    private static ByteBuffer encodings() {
        return ByteBuffer.allocate(16)
                .put((byte) 2)
                .put((byte) 0)
                .putShort((short) 3)
                .putInt(RAW)
                .putInt(CURSOR) // Otherwise the pointer would be part of the picture.
                .putInt(DESKTOP_SIZE)
                .flip();
    }

    private void rectangle(int x, int y, int w, int h, int encoding) throws IOException {
        switch (encoding) {
            case RAW -> {
                pictured = true;
                var rows =
                        channel.read(4 * w * h).order(ByteOrder.LITTLE_ENDIAN).asIntBuffer();
                for (var line = y; line < y + h; line++) {
                    rows.get(pixels, line * width + x, w);
                }
            }
            case CURSOR -> channel.read(4 * w * h + (w + 7) / 8 * h);
            case DESKTOP_SIZE -> {
                channel.read(16 * Byte.toUnsignedInt(channel.read(4).get()));
                if (w != width || h != height) {
                    width = w;
                    height = h;
                    pixels = new int[Math.min(w * h, PIXELS_MAX)];
                }
            }
            default -> throw new ProtocolException("Unexpected encoding " + encoding + ".");
        }
    }
}
