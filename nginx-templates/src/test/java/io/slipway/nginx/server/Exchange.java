package io.slipway.nginx.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;

/** One request over a bare socket: no client in between that tidies the path, adds headers or unpacks the answer. */
final class Exchange {

    private Exchange() {}

    /** @param from address that the request comes from; all of 127.0.0.0/8 is this machine */
    static Answer with(String from, int port, String method, String path, String[] headers, String body) {
        return with(InetAddress.getLoopbackAddress().getHostAddress(), from, port, method, path, headers, body);
    }

    static Answer with(String to, String from, int port, String method, String path, String[] headers, String body) {
        StringBuilder request = new StringBuilder(method + " " + path + " HTTP/1.1\r\nConnection: close\r\n");
        boolean hostNamed = false;
        for (String header : headers) {
            request.append(header).append("\r\n");
            hostNamed |= header.startsWith("Host:");
        }
        if (!hostNamed) {
            request.append("Host: app.example.com\r\n");
        }
        if (!body.isEmpty()) {
            request.append("Content-Length: ").append(body.length()).append("\r\n");
        }
        try (Socket socket = new Socket(InetAddress.getByName(to), port, InetAddress.getByName(from), 0)) {
            socket.getOutputStream().write((request + "\r\n" + body).getBytes(StandardCharsets.ISO_8859_1));
            return Answer.parse(socket.getInputStream().readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
