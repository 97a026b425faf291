package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.nginx.routing.Languages;
import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An app that is built once a language. */
@Tag("needs-program")
class SpeaksLanguagesTest {

    @TempDir
    static Path root;

    static RunningNginx nginx;

    @BeforeAll
    static void start() {
        SiteFiles files = new SiteFiles(root);
        for (String language : List.of("en", "nl", "pt", "pt-BR")) {
            files.write("/addin/" + language + "/index.html", "page in " + language);
            files.write("/addin/" + language + "/main-ABCD2345.js", "script in " + language);
        }
        files.write("/addin/manifest.xml", "<OfficeApp/>");
        nginx = RunningNginx.serving(
                root, NginxSite.spa("/addin/").languages(Optional.of(Languages.of("en", "nl", "pt", "pt-BR"))));
    }

    @AfterAll
    static void stop() {
        nginx.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "nl                             | nl",
                "nl-BE                          | nl",
                "NL                             | nl",
                "de, nl;q=0.8, en;q=0.7         | nl",
                "fr-CH,fr;q=0.9,en;q=0.8,nl;q=1 | en",
                "pt-BR, pt;q=0.9                | pt-BR",
                "pt-PT                          | pt",
                "pt-BRX                         | pt",
                "nld                            | en",
                "*                              | en",
                "de                             | en",
                "xnl, x-nl                      | en",
                ",,;;,                          | en"
            })
    void theFirstLanguageThatTheAppHasIsTaken(String asked, String language) {
        assertThat(nginx.navigate("/addin/", "Accept-Language: " + asked).header("Location"))
                .isEqualTo("/addin/" + language + "/");
    }

    @Test
    void whoAsksForNoLanguageGetsTheDefault() {
        assertThat(nginx.navigate("/addin/").header("Location")).isEqualTo("/addin/en/");
    }

    @Test
    void theChoiceOfTheUserWinsOverTheBrowsers() {
        String browser = "Accept-Language: nl";

        assertThat(nginx.navigate("/addin/", browser, "Cookie: a=1; language=pt-BR; b=2")
                        .header("Location"))
                .isEqualTo("/addin/pt-BR/");
        for (String cookie : List.of("de", "", "../..", "//evil.example.com", "en%0d%0aX:y", "$uri")) {
            assertThat(nginx.navigate("/addin/", browser, "Cookie: language=" + cookie)
                            .header("Location"))
                    .as(cookie)
                    .isEqualTo("/addin/nl/");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/addin, /addin/",
        "/addin?_host_Info=Excel$Web, /addin/?_host_Info=Excel$Web",
        "/addin/?_host_Info=Excel$Web, /addin/nl/?_host_Info=Excel$Web",
        "/addin/settings?x=%20y, /addin/nl/settings?x=%20y",
        "/addin/a%0d%0aX:y, /addin/nl/a%0d%0aX:y",
        "/addin//evil.example.com, /addin/nl//evil.example.com",
        "/addin/nl?x=1, /addin/nl/?x=1"
    })
    void visitorsAreSentOnWithPathAndQuery(String asked, String location) {
        Answer answer = nginx.navigate(asked, "Accept-Language: nl");

        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).isEqualTo(location);
        assertThat(answer.header("X")).isEmpty();
    }

    @Test
    void theAnswerDependsOnWhoIsAskingAndSaysSo() {
        Answer sent = nginx.navigate("/addin/");

        assertThat(sent.header("Vary")).isEqualTo("Accept-Language, Cookie");
        assertThat(sent.header("Cache-Control")).isEqualTo("no-cache");
        assertThat(nginx.navigate("/addin/nl/").header("Vary")).doesNotContain("Cookie");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/addin/nl/", "/addin/nl/settings", "/addin/nl/a/b?x=1"})
    void eachLanguageIsAnAppOfItsOwn(String path) {
        assertThat(nginx.navigate(path, "Accept-Language: en").text()).isEqualTo("page in nl");
    }

    @Test
    void theCloserNameIsADirectoryOfItsOwn() {
        assertThat(nginx.navigate("/addin/pt-BR/settings").text()).isEqualTo("page in pt-BR");
        assertThat(nginx.navigate("/addin/pt/settings").text()).isEqualTo("page in pt");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/addin/nl/gone.js", "/addin/gone.js", "/addin/main-ABCD2345.js", "/addin/gone.json", "/other.js"
            })
    void missingFilesAreNotFoundWhateverTheLanguage(String path) {
        assertThat(nginx.get(path, "Accept-Language: nl", "Sec-Fetch-Mode: no-cors")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void filesAreServedFromEachDirectoryAndFromTheOneAbove() {
        assertThat(nginx.get("/addin/nl/main-ABCD2345.js").text()).isEqualTo("script in nl");
        assertThat(nginx.get("/addin/manifest.xml").status()).isEqualTo(200);
    }

    @Test
    void callsAreNotSentToALanguage() {
        assertThat(nginx.get("/addin/orders", "Sec-Fetch-Mode: cors", "Accept: application/json")
                        .status())
                .isEqualTo(404);
    }

    @Test
    void anAppMayHaveTheWholeHost(@TempDir Path whole) {
        new SiteFiles(whole).write("/en/index.html", "en").write("/nl/index.html", "nl");
        NginxSiteBuilder site = NginxSite.spa("/").languages(Optional.of(Languages.of("en", "nl")));
        try (RunningNginx atRoot = RunningNginx.serving(whole, site)) {
            assertThat(atRoot.navigate("/", "Accept-Language: nl").header("Location"))
                    .isEqualTo("/nl/");
            assertThat(atRoot.navigate("//evil.example.com", "Accept-Language: nl")
                            .header("Location"))
                    .isEqualTo("/nl//evil.example.com");
            assertThat(atRoot.navigate("/nl/x").text()).isEqualTo("nl");
        }
    }

    @Test
    void languagesThatDifferInCaseAloneAreRefused() {
        Languages languages = Languages.of("en", "nl", "EN");

        assertThatThrownBy(() ->
                        NginxSite.spa("/").languages(Optional.of(languages)).build())
                .isInstanceOf(NginxSiteException.class)
                .hasMessageContaining("named twice");
    }
}
