package io.slipway.initcontainer.policy;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.bundle.BundleTexts;
import io.slipway.initcontainer.tokens.TokenSyntax;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BundleSourcesTest {

    @TempDir
    Path bundle;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            <script src="https://js.example.com/v3/"></script>                              | script-src https://js.example.com
            <script src=//cdn.example.com:8443/a.js></script>                               | script-src cdn.example.com:8443
            <link rel="stylesheet" href="https://res.example.com/fabric.css">               | style-src https://res.example.com, font-src https://res.example.com, img-src https://res.example.com
            <link href="https://fonts.googleapis.com/icon?family=M" rel=stylesheet>          | style-src https://fonts.googleapis.com, font-src https://fonts.googleapis.com, img-src https://fonts.googleapis.com, font-src https://fonts.gstatic.com
            <link rel=preload as=font href=https://f.example.com/x.woff2 crossorigin>       | font-src https://f.example.com
            <link rel="shortcut icon" href="https://i.example.com/x.ico">                    | img-src https://i.example.com
            <img src="https://IMG.example.com/a.png" srcset="https://a.example.com/1.png 1x, https://b.example.com/2.png 2x"> | img-src https://img.example.com, img-src https://a.example.com, img-src https://b.example.com
            <video src="https://v.example.com/a.mp4" poster="https://p.example.com/a.jpg"></video> | media-src https://v.example.com, img-src https://p.example.com
            <iframe src="https://login.example.com/x"></iframe>                             | frame-src https://login.example.com
            <object data="report.pdf"></object>                                             | object-src 'self'
            <form action="https://pay.example.com/go"></form>                               | form-action https://pay.example.com
            <style>@font-face{font-family:R;src:url(https://fonts.gstatic.com/s/r.woff2)}</style> | font-src https://fonts.gstatic.com
            <p style="background:url('https://bg.example.com/x.png')">x</p>                 | img-src https://bg.example.com
            <svg><image href="https://s.example.com/a.svg"/></svg>                          | img-src https://s.example.com
            <img src="https://bücher.example/a.png">                                        | img-src https://xn--bcher-kva.example
            <script src="main.js"></script><img src="a.png"><img src="data:image/png;base64,x"> |
            """)
    void pageNamesItsSources(String html, String expected) throws IOException {
        write("index.html", "<!doctype html><html><head></head><body>" + html + "</body></html>");

        assertThat(allowed()).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            @import "https://a.example.com/x.css";                             | style-src https://a.example.com, font-src https://a.example.com, img-src https://a.example.com
            @import url(https://a.example.com/x.css) screen;                   | style-src https://a.example.com, font-src https://a.example.com, img-src https://a.example.com
            @font-face{src:url("https://f.example.com/x.woff2")}.a{background:url(https://i.example.com/y.png)} | font-src https://f.example.com, img-src https://i.example.com
            .a{background:image-set("https://i.example.com/y.png" 1x)}         | img-src https://i.example.com
            /* url(https://no.example.com/x) */ .a{background:url(x.png)}      |
            .a{background:url(https\\:\\/\\/i.example.com\\/y.png)}            | img-src https://i.example.com
            """)
    void styleSheetNamesItsSources(String css, String expected) throws IOException {
        write("styles.css", css);

        assertThat(allowed()).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            await WebAssembly.instantiateStreaming(fetch("a.wasm"))   | script-src 'wasm-unsafe-eval'
            new Worker(URL.createObjectURL(new Blob(["1"])))          | connect-src blob:, media-src blob:, frame-src blob:, worker-src blob:
            fetch("data:text/plain,x")                                | connect-src data:
            fetch("https://api.example.com/v1/x",{})                  | connect-src https://api.example.com
            new WebSocket(`wss://live.example.com/s`)                 | connect-src wss://live.example.com
            x.open("GET","https://xhr.example.com/a")                 | connect-src https://xhr.example.com
            import("https://esm.example.com/lib.js")                  | script-src https://esm.example.com
            import x from"https://esm.example.com/lib.js";            | script-src https://esm.example.com
            import("#{shopUrl}#/remoteEntry.js")                      | script-src #{shopUrl}#/remoteEntry.js
            const a="http://www.w3.org/2000/svg"                      |
            // see https://example.com/docs                           |
            """)
    void scriptNamesWhatItPlainlyNeeds(String script, String expected) throws IOException {
        write("main.js", script);

        assertThat(allowed()).isEqualTo(expected == null ? List.of() : List.of(expected.split(", ")));
    }

    @Test
    void whatNobodyCanTellIsReportedWithItsPlace() throws IOException {
        write("main.js", "const a = 1;\nconst f = new Function('return 1');\nload('https://cdn.example.com/lazy.js');");
        write(
                "index.html",
                "<html><head>\n<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'self'\">\n"
                        + "<link rel=preconnect href=https://api.example.com></head></html>");

        assertThat(BundleSources.of(new BundleTexts(bundle), TokenSyntax.DEFAULT))
                .allMatch(source -> !source.allowed())
                .extracting(NeededSource::directive, NeededSource::source, NeededSource::place)
                .containsExactlyInAnyOrder(
                        org.assertj.core.groups.Tuple.tuple("<meta>", "policy of the page itself", "index.html:2:1"),
                        org.assertj.core.groups.Tuple.tuple("connect-src", "https://api.example.com", "index.html:3:1"),
                        org.assertj.core.groups.Tuple.tuple("script-src", "'unsafe-eval'", "main.js:2:11"),
                        org.assertj.core.groups.Tuple.tuple("script-src", "https://cdn.example.com", "main.js:3:6"));
    }

    @Test
    void sourcesSurviveTheirFile() throws IOException {
        write("index.html", "<html><head><script src=https://a.example.com/x.js></script></head></html>");
        List<NeededSource> sources = BundleSources.of(new BundleTexts(bundle), TokenSyntax.DEFAULT);

        new SourcesFile(bundle).write(sources);

        assertThat(new SourcesFile(bundle).read(TokenSyntax.DEFAULT)).isEqualTo(sources);
    }

    private List<String> allowed() {
        return BundleSources.of(new BundleTexts(bundle), TokenSyntax.DEFAULT).stream()
                .filter(NeededSource::allowed)
                .map(source -> source.directive() + " " + source.source())
                .toList();
    }

    private void write(String name, String text) throws IOException {
        Files.writeString(bundle.resolve(name), text);
    }
}
