package io.slipway.initcontainer.bundle;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class FileTextTest {
    @Test
    void takesANulNearTheBeginningForBinary() {
        assertThat(FileText.isBinary(new byte[] {'a', 0}, 2)).isTrue();
        assertThat(FileText.isBinary(new byte[] {'a', 0}, 1)).isFalse();
    }

    @Test
    void readsLineEndsAsABrowserDoes() {
        byte[] bytes = "a\r\nb\rc\n".getBytes(StandardCharsets.UTF_8);
        assertThat(FileText.normalizeLines(bytes)).isEqualTo("a\nb\nc\n".getBytes(StandardCharsets.UTF_8));
    }
}
