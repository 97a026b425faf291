package io.slipway.release.helm.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FrameTest {

    private static final Frame MESSAGE = new Frame(new LinkedHashMap<>(
            Map.of("verb", "template", "chart", "/a b/ü \ud83d\ude80", "empty", "", "lines", "a\nb\u0000c")));

    @Test
    void messagesComeOutAsTheyWentIn() throws IOException {
        DataInputStream in = in(bytes(MESSAGE, new Frame(Map.of()), MESSAGE));

        assertThat(Frame.read(in)).contains(MESSAGE);
        assertThat(Frame.read(in)).contains(new Frame(Map.of()));
        assertThat(Frame.read(in)).contains(MESSAGE);
        assertThat(Frame.read(in)).isEmpty();
    }

    @Test
    void aMessageThatWasCutOffIsNoMessage() throws IOException {
        byte[] whole = bytes(MESSAGE);
        for (int length = 4; length < whole.length; length++) {
            byte[] part = Arrays.copyOf(whole, length);
            assertThatThrownBy(() -> Frame.read(in(part)))
                    .as("%d of %d bytes", length, whole.length)
                    .isInstanceOf(IOException.class);
        }
    }

    /** A library of Helm's may print to the same pipe. */
    @Test
    void whatSomebodyElsePrintedIsNoMessage() {
        assertThatThrownBy(() -> Frame.read(in("level=INFO msg=hello".getBytes(StandardCharsets.UTF_8))))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a message of Slipway's");
        assertThatThrownBy(() -> Frame.read(in(new byte[] {-1, -1, -1, -1})))
                .isInstanceOf(IOException.class)
                .hasMessageStartingWith("not a message of Slipway's");
    }

    @Test
    void whatIsNotSaidIsEmptyAndNotTrue() {
        Frame frame = new Frame(Map.of("a", "true", "b", "yes"));

        assertThat(frame.get("c")).isEmpty();
        assertThat(frame.is("a")).isTrue();
        assertThat(frame.is("b")).isFalse();
        assertThat(frame.is("c")).isFalse();
    }

    private static byte[] bytes(Frame... frames) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        for (Frame frame : frames) {
            frame.write(out);
        }
        return bytes.toByteArray();
    }

    private static DataInputStream in(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }
}
