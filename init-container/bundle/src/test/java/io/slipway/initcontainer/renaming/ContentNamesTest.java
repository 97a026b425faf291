package io.slipway.initcontainer.renaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ContentNamesTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "main-4F2AQX7L.js",
                "main-4F2AQX7L.js.map",
                "chunk-CbID3wcm.js",
                "assets/index-DiwrgTd4.js",
                "assets/index-B-x_3kQa.js",
                "assets/index-CVdycHwL.js",
                "assets/lazy-DXpVcWlD.js",
                "main.0123456789abcdef.js",
                "static/js/main.8ad0cf47.chunk.js",
                "static/js/2.8ad0cf47.chunk.js.map",
                "0a1b2c3d4e5f60718293.png"
            })
    void findsTheNamesThatBundlersGive(String path) {
        assertThat(ContentNames.among(List.of(path))).containsExactly(path);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "my-settings.js",
                "Admin-Settings.js",
                "user-MyModule.js",
                "user-GetMyApp.js",
                "user-JSONData.js",
                "report-20260401.js",
                "index.html",
                "ngsw.json",
                "assets/data-4F2AQX7L.json",
                "favicon.ico",
                "main.js",
                "styles.css",
                "CHANGELOG-DEPRECATED.js",
                "jquery-3.7.1.min.js",
                "logo_ORIGINAL.svg"
            })
    void takesNoWordForAHash(String path) {
        assertThat(ContentNames.among(List.of(path))).isEmpty();
    }

    @Test
    void takesLettersAloneForAHashBesideOneThatCannotBeAWord() {
        List<String> paths = List.of(
                "assets/index-DiwrgTd4.js", "assets/lit-CbIDTwcm.js", "assets/my-settings.js", "other/lit-CbIDTwcm.js");

        assertThat(ContentNames.among(paths)).containsExactly("assets/index-DiwrgTd4.js", "assets/lit-CbIDTwcm.js");
    }
}
