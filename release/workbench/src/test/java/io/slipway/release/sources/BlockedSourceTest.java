package io.slipway.release.sources;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Reports as Chromium and Firefox send them. */
class BlockedSourceTest {

    private static final String PAGE = "http://127.0.0.1:8080/addin/";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '^',
            value = {
                "img-src | https://cdn.example.com:8443/a/b.png?c | img-src | https://cdn.example.com:8443",
                "connect-src | wss://API.example.com/socket | connect-src | wss://api.example.com",
                "script-src-elem | https://js.example.com/v3/ | script-src | https://js.example.com",
                "style-src-attr | https://x.example.com/a.css | style-src | https://x.example.com",
                "script-src | eval | script-src | 'unsafe-eval'",
                "script-src | wasm-eval | script-src | 'wasm-unsafe-eval'",
                "worker-src | blob | worker-src | blob:",
                "script-src-elem | blob:http://127.0.0.1:8080/1-2 | script-src | blob:",
                "font-src | data | font-src | data:",
                "object-src | http://127.0.0.1:8080/a.pdf | object-src | 'self'",
                "frame-src | ms-word:ofe | frame-src | ms-word:"
            })
    void whatLetsItIn(String directive, String blocked, String key, String source) throws Exception {
        assertThat(report(directive, blocked).flatMap(BlockedSource::key)).contains(new PolicyKey(key, source));
    }

    /** Whoever injects a script would be let in too. */
    @ParameterizedTest
    @CsvSource({"script-src-elem, inline", "script-src-attr, inline", "script-src, data", "script-src-elem, ''"})
    void whatNoKeyShouldLetIn(String directive, String blocked) throws Exception {
        assertThat(report(directive, blocked)).isPresent();
        assertThat(report(directive, blocked).flatMap(BlockedSource::key)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"img-src, chrome-extension://abc/a.png", "script-src, moz-extension", "frame-src, about:blank"})
    void aBrowsersExtensionIsNoPartOfTheApp(String directive, String blocked) throws Exception {
        assertThat(report(directive, blocked)).isEmpty();
    }

    @Test
    void thePlaceIsTheFileOfTheSite() throws Exception {
        assertThat(report("img-src", "https://cdn.example.com/x").orElseThrow().place())
                .isEqualTo("/addin/main-ABC.js:3");
    }

    @Test
    void anythingElseIsNoReport() throws Exception {
        assertThat(BlockedSource.of(new ObjectMapper().readTree("{\"csp-report\": []}")))
                .isEmpty();
        assertThat(BlockedSource.of(new ObjectMapper().readTree("7"))).isEmpty();
    }

    private static Optional<BlockedSource> report(String directive, String blocked) {
        Map<String, Object> body = Map.of(
                "document-uri",
                PAGE,
                "effective-directive",
                directive,
                "violated-directive",
                directive + " 'self'",
                "blocked-uri",
                blocked,
                "source-file",
                PAGE + "main-ABC.js",
                "line-number",
                3);
        return BlockedSource.of(new ObjectMapper().valueToTree(Map.of("csp-report", body)));
    }
}
