package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * A page that needs what no reader of its bundle can see, as its addresses are put together while it runs: Chromium tells what was
 * blocked, {@code slipway preview --learn} writes it into the descriptor, and the next preview blocks nothing of it.
 */
class LearnedPolicyIT {
    private static final String SCRIPT = """
            const at = (name) => ['https:', '', [name, 'example', 'org'].join('.'), 'x'].join('/');
            const made = (tag, settings) => document.body.append(Object.assign(document.createElement(tag), settings));
            const blocked = new Set();
            document.addEventListener('securitypolicyviolation', (event) => blocked.add(event.effectiveDirective));
            const evaluated = () => { try { return Function('return 42')(); } catch { return 'nothing'; } };

            made('img', { src: at('images') });
            made('audio', { src: at('media') });
            made('iframe', { src: at('frames') });
            made('script', { src: at('scripts') });
            made('link', { rel: 'stylesheet', href: at('styles') });
            new FontFace('far', `url(${at('fonts')})`).load().catch(() => {});
            fetch(at('calls')).catch(() => {});
            document.getElementById('evaluated').textContent = evaluated();
            setTimeout(() => {
              document.getElementById('blocked').textContent = [...blocked].sort().join(' ') || 'nothing';
            }, 3000);
            """;

    @Test
    void whatWasBlockedIsLetInAfterwardsAndInjectedScriptsAreNot() throws Exception {
        var app = new StartedApp(app());
        try (var learning = app.preview("preview", "--environment", "development", "--learn");
                var browser = new Browser()) {
            browser.open(learning.page());
            assertThat(browser.text("blocked"))
                    .isEqualTo(
                            "connect-src font-src frame-src img-src media-src script-src script-src-elem style-src-elem");
            assertThat(browser.text("evaluated")).isEqualTo("nothing");
            for (var name : new String[] {"images", "media", "frames", "scripts", "styles", "fonts", "calls"}) {
                learning.command().awaitOutput(Pattern.compile("blocked by \\S+: https://" + name + ".example.org"));
            }
            learning.command().awaitOutput(Pattern.compile("now lets it in, from the next preview on"));
        }
        assertThat(app.directory().resolve("slipway.yaml"))
                .content()
                .contains("# the owner's own words", "https://frames.example.org", "'unsafe-eval'");

        try (var learnt = app.preview("preview", "--environment", "development");
                var browser = new Browser()) {
            browser.open(learnt.page());
            assertThat(browser.text("blocked")).isEqualTo("nothing");
            assertThat(browser.text("evaluated")).isEqualTo("42");
            assertThat(browser.errorsOfItsOwn()).isEmpty();

            browser.run("document.body.append(Object.assign(document.createElement('script'),"
                    + " { textContent: 'document.title = \"injected\"' }))");
            browser.run("(() => { if (document.title === 'injected') throw 'it ran' })()");
        }
    }

    private static Path app() throws Exception {
        var app = GeneratedApp.fresh("learnt");
        Files.createDirectories(app.resolve("src"));
        Files.writeString(app.resolve("src/main.js"), SCRIPT);
        Files.writeString(app.resolve("src/index.html"), """
                <!doctype html>
                <html lang="en">
                  <head><meta charset="utf-8"><title>Learnt</title></head>
                  <body><p id="blocked"></p><p id="evaluated"></p><script type="module" src="main.js"></script></body>
                </html>
                """);
        Files.writeString(app.resolve("package.json"), """
                {"name": "learnt", "version": "1.0.0", "scripts": {"build": "rm -rf dist && cp -r src dist"}}
                """);
        Files.writeString(app.resolve("slipway.yaml"), """
                # the owner's own words
                app:
                  name: learnt
                  build: {install: "true", command: npm run build, output: dist}
                image: {repository: registry.example.com/learnt, tag: "1"}
                environments:
                  development: {host: learnt.dev.example.com}
                """);
        return app;
    }
}
