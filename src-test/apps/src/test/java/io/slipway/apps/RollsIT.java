package io.slipway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Apps of the corpus are rolled over three pods while Chromium has them open: pages load whole, tabs that were open before load
 * their later part, and a service worker takes the new version. {@code -Dapps} chooses; a few where it is not given.
 */
class RollsIT {
    private static final Path WORK = Repository.ROOT.resolve("src-test/apps/target/rolls");
    private static final String FIRST = "https://api-1.example.com";
    private static final String SECOND = "https://api-2.example.com";

    static List<AppRecipe> apps() {
        return Corpus.chosenOr("few");
    }

    @ParameterizedTest
    @MethodSource("apps")
    void breaksNoOpenPage(AppRecipe recipe) throws Exception {
        Path work = WORK.resolve(recipe.name());
        Finished.of("rm", "-rf", work.toString()).expectSuccess();
        try (var app = new RolledApp(work, versions(recipe, work));
                var old = new Browser();
                var visitor = new Browser()) {
            app.roll(0, FIRST);
            starts(old, app.page(), FIRST);
            if (recipe.visit().updates()) {
                old.awaitServiceWorkerControlsThePage();
            }

            var rolled = app.begin(1, SECOND);
            int visits = 0;
            do {
                visitor.open(app.page());
                String value = visitor.text("api-url");
                assertThat(value).isIn(FIRST, SECOND);
                visitor.click("open-later");
                // Page, scripts and values are of one release, whichever pods answered.
                assertThat(visitor.text("later-url")).isEqualTo(value + (value.equals(FIRST) ? " one" : " two"));
                visits++;
            } while (!rolled.isDone() || visits < 5);
            rolled.join();
            assertThat(visitor.errorsOfItsOwn()).isEmpty();

            old.click("open-later");
            assertThat(old.text("later-url")).isEqualTo(FIRST + " one");
            old.open(app.page());
            if (recipe.visit().updates()) {
                old.reloadUntil("api-url", SECOND);
            }
            assertThat(old.text("api-url")).isEqualTo(SECOND);

            app.roll(0, SECOND); // back
            old.click("open-later");
            assertThat(old.text("later-url")).isEqualTo(SECOND + " two");
            assertThat(old.errorsOfItsOwn()).isEmpty();
        }
    }

    private static void starts(Browser browser, URI page, String value) {
        browser.open(page);
        assertThat(browser.text("api-url")).isEqualTo(value);
    }

    /** The bundles of two versions, which differ in their later part and so in every name that leads to it. */
    private static List<Path> versions(AppRecipe recipe, Path work) throws IOException {
        List<Path> bundles = new ArrayList<>();
        for (String version : List.of("one", "two")) {
            OwnedApp app = OwnedApp.of(recipe);
            app.change(recipe.later(version));
            Path bundle = work.resolve(version);
            Finished.of("mkdir", "-p", work.toString()).expectSuccess();
            Finished.of("cp", "-r", app.build().toString(), bundle.toString()).expectSuccess();
            bundles.add(bundle);
        }
        return bundles;
    }
}
