package io.n3xus.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Sends bytes that no HTTP client would. */
final class RawHttp {

    private static final int TIMEOUT_MILLIS = 10_000;

    private RawHttp() {}

    /** Sends lines; an empty one ends the headers. Returns the first answer, or what came of it. */
    static String send(int port, String... lines) throws IOException {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
            socket.setSoTimeout(TIMEOUT_MILLIS);
            write(socket, lines);
            return read(socket);
        }
    }

    /** The next answer, or what came of it. */
    static String read(Socket socket) throws IOException {
        var answer = new StringBuilder();
        var in = socket.getInputStream();
        for (var next = in.read(); next >= 0; next = in.read()) {
            answer.append((char) next);
            if (isComplete(answer)) {
                break;
            }
        }
        return answer.toString();
    }

    /** Asks for a WebSocket and returns the answer to that. */
    static String upgrade(int port, String target) throws IOException {
        return send(port, upgrading(target));
    }

    /** Asks for a WebSocket on a connection that stays open. */
    static String upgrade(Socket socket, String target) throws IOException {
        socket.setSoTimeout(TIMEOUT_MILLIS);
        write(socket, upgrading(target));
        return read(socket);
    }

    private static void write(Socket socket, String... lines) throws IOException {
        socket.getOutputStream().write((String.join("\r\n", lines) + "\r\n").getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String[] upgrading(String target) {
        return new String[] {
            "GET " + target + " HTTP/1.1",
            "Host: x",
            "Connection: Upgrade",
            "Upgrade: websocket",
            "Sec-WebSocket-Version: 13",
            "Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==",
            ""
        };
    }

    private static boolean isComplete(StringBuilder answer) {
        var head = answer.indexOf("\r\n\r\n");
        if (head < 0) {
            return false;
        }
        if (answer.indexOf("HTTP/1.1 101 ") == 0) {
            return true;
        }
        var length = answer.substring(0, head).toLowerCase(Locale.ROOT).split("content-length: ", 2);
        return length.length == 2
                && answer.length() - head - 4 >= Integer.parseInt(length[1].split("\r\n", 2)[0]);
    }

    /** Sends the begin of a body and no more: the gateway must hang up by itself. */
    static void assertCutOffInTheBody(int port, String token) throws IOException {
        var answer = send(
                port,
                "POST /v1/supercore/sessions/create HTTP/1.1",
                "Host: x",
                "X-N3XUS-Handshake: 55-45-17",
                "Authorization: Bearer " + token,
                "Content-Length: 1000",
                "",
                "{");

        // It hangs up in any case; whether the words still get out is a race that nobody needs to win.
        assertThat(answer).matches("(?s)|HTTP/1.1 400 .*");
    }
}
