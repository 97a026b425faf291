package io.slipway.nginx.server;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * A request as a service gets it from nginx.
 *
 * @param head the request line and the headers
 * @param in from which the body is still to be read
 */
public record Request(List<String> head, InputStream in) {

    static Request read(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            int next = in.read();
            if (next < 0) {
                throw new EOFException();
            }
            head.append((char) next);
        }
        return new Request(List.of(head.toString().strip().split("\r\n")), in);
    }

    /** For example {@code GET /v1/orders?x=1 HTTP/1.1}. */
    public String line() {
        return head.get(0);
    }

    /** The value of a header, as often as it was sent; empty where it was not. */
    public String header(String name) {
        String start = name.toLowerCase(java.util.Locale.ROOT) + ":";
        return String.join(
                " & ",
                head.stream()
                        .filter(line -> line.toLowerCase(java.util.Locale.ROOT).startsWith(start))
                        .map(line -> line.substring(start.length()).strip())
                        .toList());
    }

    /** Reads the body that Content-Length announces. */
    public String body() throws IOException {
        String length = header("Content-Length");
        return new String(in.readNBytes(length.isEmpty() ? 0 : Integer.parseInt(length)), StandardCharsets.UTF_8);
    }

    @Override
    public String toString() {
        return String.join("\n", head) + "\n\n";
    }
}
