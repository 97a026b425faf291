package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ScriptHashesTest {

    /** {@code printf "alert('Hello, world.');" | openssl dgst -sha256 -binary | base64}, as on MDN's page on CSP. */
    private static final String HELLO = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

    @Test
    void hashesInlineScripts() {
        assertThat(ScriptHashes.of("<p><script>alert('Hello, world.');</script>"))
                .containsExactly(HELLO);
    }

    @Test
    void leavesFilesDataAndCommentsOut() {
        assertThat(ScriptHashes.of("""
                <script src="main.js"></script><!-- <script>no</script> -->
                <script type="application/json">{}</script><scripted>x</scripted>""")).isEmpty();
    }

    @Test
    void takesModulesAndImportMaps() {
        assertThat(ScriptHashes.of("<script type=module>a</script><script type=\"importmap\">{}</script>"))
                .hasSize(2);
    }

    @Test
    void handlersNeedPermissionForHashes() {
        assertThat(ScriptHashes.of("<link rel=\"stylesheet\" media=\"print\" onload=\"this.media='all'\">"))
                .containsExactly("'unsafe-hashes'", "'sha256-MhtPZXr7+LpJUY5qtMutB+qWfQtMaPccfe7QXtCcEYc='");
    }

    @Test
    void lineEndsCountAsTheBrowserReadsThem() {
        assertThat(ScriptHashes.of("<script>a\r\nb</script>")).isEqualTo(ScriptHashes.of("<script>a\nb</script>"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<SCRIPT>a</SCRIPT>",
                "<script\n>a</script>",
                "<script data-x='>'>a</script>",
                "<script data-x=' src='>a</script><script>b</script>",
                "<body\nonload=a>",
                "<img/onerror=a>"
            })
    void noScriptIsOverlookedHoweverItIsWritten(String html) {
        assertThat(ScriptHashes.of(html)).isNotEmpty();
    }
}
