package io.slipway.initcontainer.publishing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.settings.Setting;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The list of script hashes that nginx reads, made where jsoup found the scripts. */
class ScriptHashesTest {
    /** {@code printf "alert('Hello, world.');" | openssl dgst -sha256 -binary | base64}, as on MDN's page on CSP. */
    private static final String HELLO = "'sha256-qznLcsROx4GACP2dm0UCKCzCG+HiZ1guq6ZZDob/Tng='";

    /** Of {@code this.media='all'}. */
    private static final String HANDLER = "'unsafe-hashes' 'sha256-MhtPZXr7+LpJUY5qtMutB+qWfQtMaPccfe7QXtCcEYc='";

    private static final String LIST = ".slipway/script-hashes.map";

    @TempDir
    Path directory;

    private Sample page(String body) {
        return new Sample(directory).file("index.html", "<html><head></head><body>" + body + "</body></html>");
    }

    private String hashes(String body) {
        Sample sample = page(body);
        sample.publish();
        return sample.site().resolve(LIST).toFile().exists() ? sample.published(LIST) : "";
    }

    private static String line(String sources) {
        return "\"/index.html\" \" " + sources + "\";\n";
    }

    /** Each is one way in which HTML lets somebody write the same script. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<script>alert('Hello, world.');</script>",
                "<SCRIPT>alert('Hello, world.');</SCRIPT >",
                "<script\n>alert('Hello, world.');</script>",
                "<script data-x='>'>alert('Hello, world.');</script>",
                "<script data-x=' src='>alert('Hello, world.');</script>",
                "<script type=module>alert('Hello, world.');</script>",
                "<script type=' text/JavaScript '>alert('Hello, world.');</script>",
                "<script type=text/jscript>alert('Hello, world.');</script>",
                "<script type=application/x-javascript>alert('Hello, world.');</script>",
                "<script type>alert('Hello, world.');</script>",
                "<script language=JavaScript1.2>alert('Hello, world.');</script>",
                "<script language=''>alert('Hello, world.');</script>",
                "<!--[if IE]>no<![endif]--><script>alert('Hello, world.');</script>",
                "<svg><script>alert('Hello, world.');</script></svg>",
                "<svg><script>alert(&#39;Hello, world.&apos;);</script></svg>",
                "<textarea><script>no</script></textarea><script>alert('Hello, world.');</script>",
                "<script>alert('Hello, world.');</script><script>alert('Hello, world.');</script>"
            })
    void everyFormOfAScriptIsListed(String html) {
        assertThat(hashes(html)).isEqualTo(line(HELLO));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<link rel=stylesheet media=print onload=\"this.media='all'\">",
                "<link rel=stylesheet media=print ONLOAD=\"this.media='all'\">",
                "<link rel=stylesheet media=print onload='this.media=&#39;all&#x27;'>",
                "<link rel=stylesheet media=print onload='this.media=&apos;all&apos;'>",
                "<link rel=stylesheet media=print onload=this.media='all'>",
                "<link/onload=\"this.media='all'\"/rel=stylesheet>",
                "<img\nonerror=\"this.media='all'\">",
                "<svg onload=\"this.media='all'\"></svg>"
            })
    void everyFormOfAHandlerIsListed(String html) {
        assertThat(hashes(html)).isEqualTo(line(HANDLER));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<!-- <script>no</script> -->",
                "<script type=application/json>{}</script>",
                "<script type=text/template><b onclick=x></script>",
                "<script src=data:,></script>",
                "<script language=VBScript>x</script>",
                "<scripted>x</scripted>",
                "<textarea><script>no</script></textarea>",
                "<a one='x' on='y' title='onclick=z'></a>"
            })
    void whatDoesNotRunIsNotListed(String html) {
        assertThat(hashes(html)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"a\r\nb", "a\rb"})
    void lineEndsAreThoseThatTheBrowserReads(String script) {
        assertThat(hashes("<script>" + script + "</script>")).isEqualTo(hashes("<script>a\nb</script>"));
    }

    @Test
    void aPageWithoutTokensAndAPageOfALanguageAreListedToo() {
        Sample sample = page("").file("taskpane.html", "<script>alert('Hello, world.');</script>")
                .file("nl/index.html", "<base href=/nl/><script>alert('#{who}#');</script>")
                .set(Setting.BASE_PATH, "/addin/")
                .variable("who", "Hello, world.");
        sample.publish();
        String lists = "\"/addin/nl/index.html\" \" " + HELLO + "\";\n\"/addin/taskpane.html\" \" " + HELLO + "\";\n";
        assertThat(sample.published(LIST)).isEqualTo(lists);

        sample.index().publish();
        assertThat(sample.published(LIST)).isEqualTo(lists);
    }

    @Test
    void moreThanAPolicyHoldsIsRefused() {
        StringBuilder scripts = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            scripts.append("<script>").append(i).append("</script>");
        }
        assertThatThrownBy(() -> page(scripts.toString()).publish())
                .isInstanceOf(InitException.class)
                .hasMessageContaining("index.html has 100 inline scripts");
    }
}
