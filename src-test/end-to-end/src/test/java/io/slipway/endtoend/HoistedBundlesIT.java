package io.slipway.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.driver.Browser;
import io.slipway.driver.Finished;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * Bundles that other people's tools make, published with their values in the scripts and with their values in the page: the
 * scripts mean the same, down to the last node of their syntax trees, and a browser shows the same page.
 */
class HoistedBundlesIT {
    private static final Map<String, String> ORDINARY = Map.of(
            "apiUrl", "https://api.example.com",
            "title", "Title",
            "plain", "plain",
            "on", "true",
            "count", "12",
            "options", "{\"a\":[1]}");

    /** Whatever ends a string, a template, a script, a line or a comment somewhere, and a token. */
    private static final String HOSTILE_TEXT =
            "\"'`\\ ${1+1} </script><!-- --> */ \u2028\u2029 \n #{apiUrl}# #{ \uD83D\uDE00 \u00e9";

    private static final Map<String, String> HOSTILE = Map.of(
            "apiUrl", HOSTILE_TEXT,
            "title", HOSTILE_TEXT + "\\",
            "plain", "plain",
            "on", "false",
            "count", "-1e3",
            "options", "{\"__proto__x\":[\"</script>\",-1,{\"a\":\"\\u2028\"}]}");

    @ParameterizedTest
    @EnumSource(GeneratedApp.class)
    void meanTheSameInEveryEnvironment(GeneratedApp app) throws Exception {
        Path work = GeneratedApp.fresh("hoisted/" + app.name());
        Path built = app.build(work.resolve("built"));
        Path plain = GeneratedApp.copy(built, work.resolve("plain"));
        Path hoisted = GeneratedApp.copy(built, work.resolve("hoisted"));
        InitProgram.run(Map.of(), "index", plain.toString(), "--hoist", "false");
        String report = InitProgram.run(Map.of(), "index", hoisted.toString(), "--app", "shop");
        assertThat(report).contains(app.report());
        GeneratedApp.node("columns.mjs", plain, hoisted);

        Path again = GeneratedApp.copy(hoisted, work.resolve("again"));
        InitProgram.run(Map.of(), "index", again.toString(), "--app", "shop");
        Finished.of("diff", "-r", hoisted.toString(), again.toString()).expectSuccess();

        int environment = 0;
        for (Map<String, String> values : List.of(ORDINARY, HOSTILE)) {
            Path volumes = work.resolve("volumes-" + environment++);
            Path plainSite = publish(plain, volumes.resolve("plain"), values);
            Path hoistedSite = publish(hoisted, volumes.resolve("hoisted"), values);
            GeneratedApp.node("same-trees.mjs", hoisted, hoistedSite, plainSite);
            assertThat(shown(hoistedSite, app)).isEqualTo(shown(plainSite, app));
            assertThat(shown(hoistedSite, app)).anyMatch(text -> text.startsWith("lazy "));
        }
    }

    private static Path publish(Path bundle, Path volume, Map<String, String> values) throws Exception {
        Map<String, String> settings = new HashMap<>();
        values.forEach((name, value) -> settings.put("SLIPWAY_VAR_" + name, value));
        settings.put("SLIPWAY_BUNDLE", bundle.toString());
        settings.put("SLIPWAY_SITE", volume.resolve("html").toString());
        settings.put("SLIPWAY_TOKEN_TYPES", "on=boolean,count=number,options=json");
        InitProgram.run(settings);
        return volume.resolve("html");
    }

    private static List<String> shown(Path site, GeneratedApp app) throws Exception {
        List<String> shown = new ArrayList<>();
        try (var server = new StaticServer(site);
                var browser = new Browser()) {
            URI page = server.at("/");
            browser.open(page);
            for (String id : app.ids()) {
                shown.add(browser.text(id));
            }
            shown.addAll(browser.errors());
        }
        assertThat(Files.exists(site.resolve("index.html"))).isTrue();
        return shown;
    }
}
