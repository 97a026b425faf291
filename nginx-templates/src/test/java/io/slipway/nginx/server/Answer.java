package io.slipway.nginx.server;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** A response, its headers in the order in which they came. */
public record Answer(int status, List<Map.Entry<String, String>> headers, byte[] body, int bytesOnTheWire) {

    static Answer parse(byte[] wire) {
        String text = new String(wire, StandardCharsets.ISO_8859_1);
        int end = text.indexOf("\r\n\r\n");
        if (end < 0) {
            throw new AssertionError("no response: " + text);
        }
        String[] lines = text.substring(0, end).split("\r\n");
        List<Map.Entry<String, String>> headers = new ArrayList<>();
        for (int i = 1; i < lines.length; i++) {
            int colon = lines[i].indexOf(':');
            headers.add(Map.entry(
                    lines[i].substring(0, colon).toLowerCase(Locale.ROOT),
                    lines[i].substring(colon + 1).strip()));
        }
        byte[] body = text.substring(end + 4).getBytes(StandardCharsets.ISO_8859_1);
        return new Answer(Integer.parseInt(lines[0].split(" ")[1]), headers, body, wire.length);
    }

    /** All values of a header, in one text; empty when it was not sent. */
    public String header(String name) {
        return String.join(
                " & ",
                headers.stream()
                        .filter(header -> header.getKey().equals(name.toLowerCase(Locale.ROOT)))
                        .map(Map.Entry::getValue)
                        .toList());
    }

    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
