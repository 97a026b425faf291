package io.slipway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The code of docs/rollouts.md that offers a new version, in apps that the frameworks' own generators made, built with their own
 * checks of types, on pods that are rolled. But for the minute between two questions it is as the page has it.
 */
class NewVersionIT {
    private static final Path WORK = Repository.ROOT.resolve("src-test/apps/target/new-version");
    private static final String FIRST = "https://api-1.example.com";
    private static final String SECOND = "https://api-2.example.com";
    private static final String UNTIL_OFFERED = """
            new Promise((found, fail) => {
                setTimeout(() => fail('nothing is offered'), 60000);
                setInterval(() => document.querySelector('[role=status] button') && found(), 50);
            })""";
    private static final String STAYS_AS_IT_IS = """
            new Promise((done, fail) => setTimeout(() => {
                if (document.querySelector('[role=status]')) fail('it is offered without need');
                else done();
            }, 2000))""";

    private final String page;

    NewVersionIT() throws IOException {
        page = Files.readString(Repository.ROOT.resolve("docs/rollouts.md"));
    }

    @Test
    void angular() throws Exception {
        OwnedApp app = OwnedApp.of(named("ng-plain"));
        app.write("src/app/new-version.ts", code("Angular, ", "ts"));
        app.change(Change.text(
                "src/app/app.ts",
                "import { environment",
                "import { NewVersion } from './new-version';\nimport { environment"));
        app.change(Change.text("src/app/app.ts", "imports: [", "imports: [NewVersion, "));
        app.change(Change.text(
                "src/app/app.html", "<p id=\"api-url\">", "<app-new-version /><input id=\"typed\"><p id=\"api-url\">"));
        offersTheNewVersion(app);
    }

    @Test
    void react() throws Exception {
        OwnedApp app = OwnedApp.of(named("vite-react"));
        app.write("src/NewVersion.tsx", code("React, ", "jsx"));
        app.change(
                Change.text("src/App.tsx", "import { ask", "import { NewVersion } from './NewVersion'\nimport { ask"));
        app.change(Change.text(
                "src/App.tsx", "<p id=\"api-url\">", "<NewVersion /><input id=\"typed\" /><p id=\"api-url\">"));
        offersTheNewVersion(app);
    }

    @Test
    void vue() throws Exception {
        OwnedApp app = OwnedApp.of(named("vite-vue"));
        app.write("src/NewVersion.vue", code("Vue, ", "vue"));
        app.change(
                Change.text("src/App.vue", "import { ask", "import NewVersion from './NewVersion.vue'\nimport { ask"));
        app.change(Change.text(
                "src/App.vue", "<p id=\"api-url\">", "<NewVersion /><input id=\"typed\"><p id=\"api-url\">"));
        offersTheNewVersion(app);
    }

    private void offersTheNewVersion(OwnedApp app) throws Exception {
        app.write(
                "src/new-version.js",
                code("The part that every framework shares", "js").replace("60_000", "200"));
        app.write("src/new-version.d.ts", code("With TypeScript, ", "ts"));
        Path work = WORK.resolve(app.recipe().name());
        Finished.of("rm", "-rf", work.toString()).expectSuccess();
        try (var rolled = new RolledApp(work, List.of(app.build()));
                var browser = new Browser()) {
            rolled.roll(0, FIRST);
            browser.open(rolled.page());
            assertThat(browser.text("api-url")).isEqualTo(FIRST);
            browser.run("(document.getElementById('typed').value = 'a letter')");
            browser.run(STAYS_AS_IT_IS);

            rolled.roll(0, SECOND);

            browser.run(UNTIL_OFFERED);
            assertThat(browser.text("api-url")).isEqualTo(FIRST);
            browser.run("(() => { if (document.getElementById('typed').value !== 'a letter') throw 'lost' })()");
            browser.run("(document.querySelector('[role=status] button').click())");
            browser.reloadUntil("api-url", SECOND);
            browser.run(STAYS_AS_IT_IS);
            assertThat(browser.errorsOfItsOwn()).isEmpty();
        }
    }

    private static AppRecipe named(String name) {
        return Corpus.chosen(name).get(0);
    }

    /** The first code of a language behind a line of the page. */
    private String code(String line, String language) {
        Matcher found = Pattern.compile("(?ms)^" + Pattern.quote(line) + ".*?^```" + language + "\n(.*?)^```$")
                .matcher(page);
        assertThat(found.find()).as(line).isTrue();
        return found.group(1);
    }
}
