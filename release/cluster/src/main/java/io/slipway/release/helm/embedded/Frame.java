package io.slipway.release.helm.embedded;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One message between {@link EmbeddedHelm} and its child: a map of strings, each written as its length and its UTF-8.
 *
 * <p>Not JSON: a JSON library would cost the child more time to load than Helm needs to render a chart.
 */
record Frame(Map<String, String> fields) {

    private static final int LARGEST = 256 * 1024 * 1024;

    void write(DataOutputStream out) throws IOException {
        out.writeInt(fields.size());
        for (Map.Entry<String, String> field : fields.entrySet()) {
            write(out, field.getKey());
            write(out, field.getValue());
        }
        out.flush();
    }

    /** The next message; empty when the other side has gone. */
    static Optional<Frame> read(DataInputStream in) throws IOException {
        int count;
        try {
            count = in.readInt();
        } catch (EOFException gone) {
            return Optional.empty();
        }
        if (count < 0) {
            throw new IOException("not a message of Slipway's: " + count + " fields");
        }
        Map<String, String> fields = new LinkedHashMap<>();
        for (int i = 0; i < count; i++) {
            String name = readText(in);
            fields.put(name, readText(in));
        }
        return Optional.of(new Frame(fields));
    }

    String get(String name) {
        return fields.getOrDefault(name, "");
    }

    boolean is(String name) {
        return "true".equals(fields.get(name));
    }

    private static void write(DataOutputStream out, String text) throws IOException {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        out.writeInt(bytes.length);
        out.write(bytes);
    }

    private static String readText(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > LARGEST) {
            throw new IOException("not a message of Slipway's: a text of " + length + " bytes");
        }
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("a message of Slipway's that was cut off");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }
}
