package io.n3xus.runtime.rfb;

import java.io.IOException;
import java.net.ProtocolException;

/** Reads what a server sends, up to and including the next update of the picture. */
final class RfbServerMessages {

    private static final int UPDATE = 0;
    private static final int BELL = 2;
    private static final int CUT_TEXT = 3;
    private static final int CUT_TEXT_BYTES_MAX = 1 << 20;

    private RfbServerMessages() {}

    static void untilUpdate(RfbChannel channel, Rectangle rectangle) throws IOException {
        while (true) {
            var type = channel.read(1).get();
            switch (type) {
                case UPDATE -> {
                    readUpdate(channel, rectangle);
                    return;
                }
                case BELL -> {}
                case CUT_TEXT -> channel.read(Math.clamp(channel.read(7).getInt(3), 0, CUT_TEXT_BYTES_MAX));
                default -> throw new ProtocolException("Unexpected message " + type + ".");
            }
        }
    }

    private static void readUpdate(RfbChannel channel, Rectangle rectangle) throws IOException {
        var count = Short.toUnsignedInt(channel.read(3).getShort(1));
        for (var i = 0; i < count; i++) {
            var head = channel.read(12);
            rectangle.read(
                    Short.toUnsignedInt(head.getShort()),
                    Short.toUnsignedInt(head.getShort()),
                    Short.toUnsignedInt(head.getShort()),
                    Short.toUnsignedInt(head.getShort()),
                    head.getInt());
        }
    }

    /** Reads the rest of one rectangle from the connection. */
    interface Rectangle {
        void read(int x, int y, int width, int height, int encoding) throws IOException;
    }
}
