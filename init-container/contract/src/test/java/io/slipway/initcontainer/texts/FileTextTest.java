package io.slipway.initcontainer.texts;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class FileTextTest {
    @Test
    void takesANulNearTheBeginningForBinary() {
        assertThat(FileText.isBinary(new byte[] {'a', 0}, 2)).isTrue();
        assertThat(FileText.isBinary(new byte[] {'a', 0}, 1)).isFalse();
    }

    @Test
    void takesATextWithOneNulForText() {
        byte[] text = ("a".repeat(200) + "\0").getBytes(StandardCharsets.UTF_8);
        assertThat(FileText.isBinary(text, text.length)).isFalse();
    }

    @Test
    void knowsUtf16ByItsMarkOrItsZeros() {
        for (String text : List.of("\ufeffa", "some words of a text", "\ufeff文字")) {
            assertThat(FileText.isUtf16(text.getBytes(StandardCharsets.UTF_16LE), 2 * text.length()))
                    .isTrue();
            assertThat(FileText.isUtf16(text.getBytes(StandardCharsets.UTF_16BE), 2 * text.length()))
                    .isTrue();
        }
        assertThat(FileText.isUtf16("\ufeffa".getBytes(StandardCharsets.UTF_8), 4))
                .isFalse();
        assertThat(FileText.isUtf16(new byte[] {0, 0, 0, 0}, 4)).isFalse();
    }

    @Test
    void readsLineEndsAsABrowserDoes() {
        byte[] bytes = "a\r\nb\rc\n".getBytes(StandardCharsets.UTF_8);
        assertThat(FileText.normalizeLines(bytes)).isEqualTo("a\nb\nc\n".getBytes(StandardCharsets.UTF_8));
    }
}
