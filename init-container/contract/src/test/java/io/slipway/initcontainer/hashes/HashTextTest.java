package io.slipway.initcontainer.hashes;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class HashTextTest {
    private static final byte[] BYTES = "abc".getBytes(StandardCharsets.UTF_8);

    @Test
    void writesHashesAsBrowsersAndWorkersDo() {
        assertThat(HashForm.SHA1_HEX.of(BYTES)).isEqualTo("a9993e364706816aba3e25717850c26c9cd0d89d");
        assertThat(HashForm.SHA256_BASE64.of(BYTES)).isEqualTo("ungWv48Bz+pBQUDeXa4iI7ADYaOWF3qctBD/YfIAFa0=");
    }

    @Test
    void findsHashesWithTheirPrefix() {
        String hash = HashForm.SHA384_BASE64.of(BYTES);
        assertThat(HashText.in("integrity=\"sha384-" + hash + " sha512-short\"", false))
                .containsExactly(new HashText(18, 82, HashForm.SHA384_BASE64, hash));
    }

    @Test
    void findsPlainHashesOnlyBetweenQuotesAndWhereAsked() {
        String hash = HashForm.SHA1_HEX.of(BYTES);
        String text = "{\"/a\":\"" + hash + "\"} " + hash;
        assertThat(HashText.in(text, true)).extracting(HashText::start).containsExactly(7);
        assertThat(HashText.in(text, false)).isEmpty();
    }
}
