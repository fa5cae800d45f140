package io.n3xus.embedded;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Turns port 0 of a setting into a free port of the loopback interface, for servers that must know theirs beforehand. */
final class Ports {

    private Ports() {}

    /** One that is not the other: a port that was free a moment ago may be offered again. */
    static int freeBeside(int other, int wanted) {
        var port = free(wanted);
        return port == other && wanted == 0 ? freeBeside(other, wanted) : port;
    }

    static int free(int wanted) {
        if (wanted != 0) {
            return wanted;
        }
        try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new UncheckedIOException("No free port on the loopback interface", e);
        }
    }
}
