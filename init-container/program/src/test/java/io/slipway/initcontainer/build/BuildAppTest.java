package io.slipway.initcontainer.build;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.slipway.initcontainer.problems.InitException;
import io.slipway.initcontainer.publishing.PublishBundle;
import io.slipway.initcontainer.settings.Setting;
import io.slipway.initcontainer.settings.Settings;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Builds with a build of three lines of sh; the example's real one is tried in src-test/end-to-end. */
class BuildAppTest {
    private static final String BUILD =
            "mkdir -p dist/app && cat node_modules/lib.js src/environment.ts > dist/app/main.js"
                    + " && echo '<html><head><base href=\"/\"><script src=main.js></script></head></html>' > dist/app/index.html";

    @TempDir
    Path directory;

    private final Map<String, String> settings = new HashMap<>();

    @BeforeEach
    void writeSource() throws Exception {
        write("source/src/environment.ts", "a='#{v}#'");
        write("source/node_modules/lib.js", "lib;");
        write("source/.git/config", "x");
        set(Setting.MODE, "build");
        set(Setting.SOURCE, directory.resolve("source").toString());
        set(Setting.WORK, directory.resolve("work").toString());
        set(Setting.SITE, directory.resolve("volume/html").toString());
        set(Setting.TOKEN_FILES, "src/*.ts");
        set(Setting.BUILD_OUTPUT, "dist/app");
        set(Setting.BUILD_COMMAND, BUILD);
        settings.put("SLIPWAY_VAR_v", "it's");
    }

    private void write(String path, String text) throws Exception {
        Path file = directory.resolve(path);
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
    }

    private void set(Setting setting, String value) {
        settings.put(setting.env(), value);
    }

    private void publish() {
        Settings all = new Settings(settings);
        new PublishBundle(all).publish(new BuildApp(all).build());
    }

    private String failure() {
        return catchThrowableOfType(InitException.class, this::publish).text("");
    }

    @Test
    void buildsWithTheValuesAndPublishesWhatCameOut() {
        publish();
        assertThat(directory.resolve("volume/html/main.js")).hasContent("lib;a='it\\'s'");
        assertThat(directory.resolve("source/src/environment.ts")).hasContent("a='#{v}#'");
    }

    @Test
    void linksNodeModulesAndLeavesOutGit() {
        publish();
        assertThat(directory.resolve("work/node_modules")).isSymbolicLink();
        assertThat(directory.resolve("work/.git")).doesNotExist();
    }

    @Test
    void buildsAgainWhereAnEarlierRunLeftItsWork() throws Exception {
        publish();
        write("work/src/stale.ts", "x");
        publish();
        assertThat(directory.resolve("work/src/stale.ts")).doesNotExist();
    }

    @Test
    void namesTheErrorOfTheBuild() {
        set(Setting.BUILD_COMMAND, "echo one; echo 'src/a.ts(1,2): error TS1005: no' >&2; exit 3");
        assertThat(failure())
                .startsWith("slipway: the app's build failed with exit code 3: src/a.ts(1,2): error TS1005: no\n")
                .contains("    src/a.ts(1,2): error TS1005: no");
    }

    @Test
    void saysWhichCommandIsNotThere() {
        set(Setting.BUILD_COMMAND, "no-such-program --build");
        assertThat(failure())
                .contains("exit code 127")
                .contains("use the image's build target")
                .contains("SLIPWAY_BUILD_COMMAND");
    }

    @Test
    void refusesABuildWithoutAPage() {
        set(Setting.BUILD_OUTPUT, "dist/other");
        assertThat(failure())
                .contains("wrote no page (a file *.html)")
                .contains(directory.resolve("work/dist/other").toString());
    }

    @Test
    void doesNotPublishWhatAnEarlierBuildLeftInTheSource() throws Exception {
        write("source/dist/app/index.html", "<html><head></head></html>");
        set(Setting.BUILD_COMMAND, "true");
        assertThat(failure()).contains("wrote no page (a file *.html)");
    }

    @Test
    void refusesAnOutputOutsideOfTheSource() {
        set(Setting.BUILD_OUTPUT, "../elsewhere");
        assertThat(failure()).contains("lies outside of the source");
    }

    @Test
    void refusesATokenThatIsLeftInTheOutput() throws Exception {
        write("source/node_modules/lib.js", "lib='#{other}#';");
        assertThat(failure())
                .contains("token #{other}# is left in the built site\n  at main.js:1:6")
                .contains("add the source file that holds it to SLIPWAY_TOKEN_FILES");
    }

    @Test
    void aValueMayHoldWhatLooksLikeAToken() {
        settings.put("SLIPWAY_VAR_v", "#{other}#");
        publish();
        assertThat(directory.resolve("volume/html/main.js")).hasContent("lib;a='#{other}#'");
    }

    @Test
    void namesAGlobThatMatchesNothing() {
        set(Setting.TOKEN_FILES, "src/*.ts,config/*.json");
        assertThat(failure()).contains("no file of the source matches config/*.json");
    }

    @Test
    void namesAMissingValueBeforeAnythingIsBuilt() {
        settings.remove("SLIPWAY_VAR_v");
        set(Setting.BUILD_COMMAND, "touch built");
        assertThat(failure()).contains("no value for token v\n  at src/environment.ts:1:4");
        assertThat(directory.resolve("work/built")).doesNotExist();
    }

    @Test
    void keepsValuesFromTheBuildsEnvironment() {
        set(Setting.BUILD_COMMAND, "env > dump; " + BUILD);
        publish();
        assertThat(directory.resolve("work/dump")).content().doesNotContain("SLIPWAY_VAR_");
    }

    @Test
    void takesTheTimeOfTheBuildOutOfTheWorkersManifest() {
        set(
                Setting.BUILD_COMMAND,
                BUILD + " && echo '{\"timestamp\": 17, \"index\": \"/index.html\"}' > dist/app/ngsw.json");
        publish();
        assertThat(directory.resolve("volume/html/ngsw.json"))
                .hasContent("{\"timestamp\": 0, \"index\": \"/index.html\"}");
    }

    @Test
    void refusesToWorkInsideTheSource() {
        set(Setting.WORK, directory.resolve("source/work").toString());
        assertThat(failure()).contains("must not contain one another");
    }

    @Test
    void aPatternThatIsNotValidIsWrongInput() {
        set(Setting.TOKEN_FILES, "src/{a,b}.ts");
        assertThat(failure())
                .contains("the pattern src/{a is not valid", "write \\, for a comma that belongs to a pattern");
    }

    @Test
    void refusesAPipeInTheSource() throws Exception {
        assertThat(new ProcessBuilder(
                                "mkfifo", directory.resolve("source/src/pipe").toString())
                        .start()
                        .waitFor())
                .isZero();
        assertThat(failure()).contains("the source holds src/pipe, which is neither a file nor a directory");
    }
}
