package io.slipway.initcontainer.renaming;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
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

    @ParameterizedTest
    @ValueSource(strings = {"later-BlagtRcj.js", "later-abcdefgh.js", "later-k3x9zqpa.js", "later-Da-Zgk_j.js"})
    void aScriptThatLooksLikeAWordCountsWhereABundlersScriptLoadsIt(String later) {
        List<String> paths = List.of("assets/index-DiwrgTd4.js", "assets/" + later, "assets/" + later + ".map");
        Map<String, String> texts = Map.of(paths.get(0), "f(()=>import(`./" + later + "`))");

        assertThat(ContentNames.among(paths, path -> Optional.ofNullable(texts.get(path))))
                .isEqualTo(paths);
    }

    @Test
    void aStyleSheetCountsThatViteListsForALazyPart() {
        List<String> paths =
                List.of("assets/index-DiwrgTd4.js", "assets/later-BlagtRcj.css", "assets/theme-darkblue.css");
        String script =
                "const __vite__mapDeps=(i,m=__vite__mapDeps,d=(m.f||(m.f=[\"assets/later-BlagtRcj.css\"])))=>i.map(i=>d[i]);"
                        + "link.href='/assets/theme-darkblue.css'";

        assertThat(ContentNames.among(paths, path -> Optional.of(script)))
                .containsExactly("assets/index-DiwrgTd4.js", "assets/later-BlagtRcj.css");
    }

    @Test
    void aFileOfTheOwnersThatScriptsNameOtherwiseIsNone() {
        List<String> paths = List.of("assets/index-DiwrgTd4.js", "assets/my-settings.js", "assets/logo-original.png");
        String script = "load('/assets/my-settings.js');import('/assets/my-settings.js');x='./logo-original.png'";

        assertThat(ContentNames.among(paths, path -> Optional.of(script))).containsExactly("assets/index-DiwrgTd4.js");
    }

    @Test
    void aHashBeforeAWordIsTheOneThatCounts() {
        assertThat(ContentNames.among(List.of("main.8ad0cf47.polyfill.js"))).hasSize(1);
    }

    @Test
    void takesLettersAloneForAHashBesideOneThatCannotBeAWord() {
        List<String> paths = List.of(
                "assets/index-DiwrgTd4.js", "assets/lit-CbIDTwcm.js", "assets/my-settings.js", "other/lit-CbIDTwcm.js");

        assertThat(ContentNames.among(paths)).containsExactly("assets/index-DiwrgTd4.js", "assets/lit-CbIDTwcm.js");
    }
}
