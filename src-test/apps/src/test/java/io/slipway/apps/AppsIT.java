package io.slipway.apps;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.FreePort;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * The owner's way, for every app of the corpus, two at a time; to the image and its pod only for those that go on from no other,
 * unless {@code -Dapps=NAME,NAME} chooses. {@code ./slipway-apps} writes docs/apps.md too.
 */
class AppsIT {
    private static final AppsPage PAGE = new AppsPage();

    static List<AppRecipe> apps() {
        return Corpus.chosenOr("all");
    }

    @AfterAll
    static void record() throws Exception {
        if (Boolean.getBoolean("apps.record")) {
            PAGE.write();
        }
    }

    @ParameterizedTest
    @MethodSource("apps")
    @Execution(ExecutionMode.CONCURRENT)
    void worksTheOwnersWay(AppRecipe recipe) throws Exception {
        var made = Workshop.make(recipe);
        var start = System.nanoTime();
        var app = OwnedApp.of(recipe);

        app.type("init");
        app.fillIn();
        app.type("check");
        try (var others = recipe.surroundings().begin()) {
            try (var built = app.preview(FreePort.take(), "development", others)) {
                showsItself(recipe, others, built.page(), "https://api.dev.example.com");
            }
            app.index();
            visitedTwice(recipe, others, app);
            var seconds = secondsSince(start);

            var image = System.nanoTime();
            if (Corpus.isChosen() || recipe.base().isEmpty()) {
                packed(recipe, others, app);
            }
            PAGE.passed(recipe, made, seconds, secondsSince(image));
        }
    }

    private static void packed(AppRecipe recipe, Surroundings others, OwnedApp app) throws Exception {
        app.buildImage();
        try (var pod = app.pod("acceptance", others)) {
            showsItself(recipe, others, pod.page(), "https://api.acc.example.com");
        }
    }

    private static long secondsSince(long start) {
        return (System.nanoTime() - start) / 1_000_000_000L;
    }

    private static void showsItself(AppRecipe recipe, Surroundings others, URI page, String value) {
        try (var browser = new Browser(others.hosts())) {
            starts(browser, recipe, page, value);
            loadsLater(browser, value);
            browser.open(page.resolve(recipe.visit().deepLink()));
            assertThat(browser.text("api-url")).isEqualTo(value);
            assertThat(browser.errorsOfItsOwn()).isEmpty();
        }
    }

    /** Indexed as in an image; between the visits nothing but a value changes, as by a release. */
    private static void visitedTwice(AppRecipe recipe, Surroundings others, OwnedApp app) {
        var port = FreePort.take();
        try (var browser = new Browser(others.hosts())) {
            try (var first = app.preview(port, "acceptance", others)) {
                starts(browser, recipe, first.page(), "https://api.acc.example.com");
                loadsLater(browser, "https://api.acc.example.com");
                browser.reload();
                assertThat(browser.text("api-url")).isEqualTo("https://api.acc.example.com");
                if (recipe.visit().updates()) {
                    browser.awaitServiceWorkerControlsThePage();
                }
                assertThat(browser.errorsOfItsOwn()).isEmpty();
            }
            var changed = "https://api-2.example.com";
            try (var second = app.preview(port, "acceptance", others, "--set", "apiUrl=" + changed)) {
                browser.open(recipe.visit().startsAt(second.page()));
                if (recipe.visit().updates()) {
                    browser.reloadUntil("api-url", changed);
                }
                assertThat(browser.text("api-url")).isEqualTo(changed);
                loadsLater(browser, changed);
                assertThat(browser.errorsOfItsOwn()).isEmpty();
            }
        }
    }

    private static void starts(Browser browser, AppRecipe recipe, URI page, String value) {
        browser.open(recipe.visit().startsAt(page));
        assertThat(browser.text("api-url")).isEqualTo(value);
    }

    private static void loadsLater(Browser browser, String value) {
        browser.click("open-later");
        assertThat(browser.text("later-url")).isEqualTo(value);
    }
}
