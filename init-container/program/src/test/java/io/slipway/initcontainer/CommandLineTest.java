package io.slipway.initcontainer;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.problems.ProblemText;
import io.slipway.initcontainer.publishing.Sample;
import io.slipway.initcontainer.settings.Setting;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommandLineTest {
    @TempDir
    Path directory;

    private Sample sample;

    @BeforeEach
    void makeBundle() {
        sample = new Sample(directory).file("a.js", "'#{v}#'").variable("v", "environment");
    }

    private int run(String... arguments) {
        Map<String, String> environment = new HashMap<>(sample.environment());
        environment.put(Setting.TERMINATION_LOG.env(), directory.resolve("log").toString());
        return CommandLineOptions.run(arguments, environment);
    }

    @Test
    void readsTheEnvironment() {
        assertThat(run("publish")).isZero();
        assertThat(sample.published("a.js")).isEqualTo("'environment'");
    }

    @Test
    void anOptionWinsOverTheEnvironment() {
        assertThat(run("publish", "--var", "v=a=b", "--base-path", "/x/")).isZero();
        assertThat(sample.published("x/a.js")).isEqualTo("'a=b'");
    }

    @Test
    void anOptionMaySetASettingToNothing() {
        sample.set(Setting.VARIABLES_FILE, "/nowhere");
        assertThat(run("publish")).isEqualTo(2);
        assertThat(run("publish", "--variables-file=")).isZero();
    }

    @Test
    void optionsNeedNoVerb() {
        assertThat(run("--var=v=x")).isZero();
        assertThat(sample.published("a.js")).isEqualTo("'x'");
    }

    @Test
    void aVariableNeedsAnEqualsSign() {
        assertThat(run("publish", "--var", "v")).isEqualTo(2);
    }

    @Test
    void indexNeedsABundle() {
        assertThat(run("index")).isEqualTo(2);
        assertThat(run("index", directory.toString())).isEqualTo(2);
    }

    @Test
    void indexPrecompressesUnlessToldOtherwise() {
        sample.file("b.css", "a { color: red }".repeat(100));
        assertThat(run("index", sample.bundle().toString(), "--gzip", "false")).isZero();
        assertThat(sample.bundle().resolve("b.css.gz")).doesNotExist();
        assertThat(run("index", sample.bundle().toString(), "--gzip", "yes")).isEqualTo(2);
        assertThat(run("index", sample.bundle().toString())).isZero();
        assertThat(sample.bundle().resolve("b.css.gz")).exists();
    }

    @Test
    void indexNeedsTheTokenFilesOfASource() {
        assertThat(run("index", sample.bundle().toString(), "--source", directory.toString()))
                .isEqualTo(2);
    }

    @Test
    void aListMayBeGivenInSeveralOptions() {
        sample.file("b.js", "'#{x}#';'#{y,z}#'");
        assertThat(run("publish", "--token-allow", "#{x}#", "--token-allow", "#{y\\,z}#"))
                .isZero();
        assertThat(sample.published("b.js")).isEqualTo("'#{x}#';'#{y,z}#'");
    }

    @Test
    void indexWarnsOfWhatAPageNamesAndOfWhatLooksLikeAToken() {
        sample.file(
                        "index.html",
                        "<html><head><link rel=apple-touch-icon href=/icons/apple.png>"
                                + "<link rel=icon href='#{icon}#.png'><link rel=icon href=data:,></head></html>")
                .file("env.js", "a='#{v}#';\nb='#{ida:ClientId}#';c='#{größe}#';d='#{allowed:x}#'");
        String said = errorsOf(() -> run("index", sample.bundle().toString(), "--token-allow", "#{allowed:x}#"));
        assertThat(ProblemText.parse(said))
                .extracting(entry -> entry.subject() + ": " + entry.problem().what() + " at "
                        + entry.problem().at().orElse(""))
                .containsExactly(
                        "warning: index.html names /icons/apple.png, which is not in the bundle at index.html",
                        "warning: #{ida:ClientId}# looks like a token but is not one, so it is published as it is at env.js:2:4",
                        "warning: #{größe}# looks like a token but is not one, so it is published as it is at env.js:2:25");
    }

    private static String errorsOf(Runnable run) {
        PrintStream before = System.err;
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        System.setErr(new PrintStream(errors, true, StandardCharsets.UTF_8));
        try {
            run.run();
        } finally {
            System.setErr(before);
        }
        return errors.toString(StandardCharsets.UTF_8);
    }
}
