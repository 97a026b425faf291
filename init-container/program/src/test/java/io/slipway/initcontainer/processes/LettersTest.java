package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.publishing.Sample;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Letters beyond ASCII in a process of its own, as the locale is read once. src-test/end-to-end has the real images. */
class LettersTest {
    private static final String LETTERS = "Café 日本 🚀 ø";

    @TempDir
    Path directory;

    private Pod.Result run(Sample sample, String locale) throws Exception {
        return new Pod(sample, directory.resolve("log"))
                .through("env", "-u", "LANG", "-u", "LC_CTYPE", "LC_ALL=" + locale)
                .run();
    }

    @Test
    void valuesNamesAndMessagesKeepTheirLetters() throws Exception {
        Sample sample = new Sample(directory)
                .file("a.js", "'#{v}#'")
                .file("hé 日.svg", "<svg/>")
                .variable("v", LETTERS);
        assertThat(run(sample, "C.UTF-8").exitCode()).isZero();
        assertThat(sample.published("a.js")).isEqualTo("'" + LETTERS + "'");
        assertThat(sample.site().resolve("hé 日.svg")).exists();

        sample.file("größe.js", "'#{missing}#'");
        assertThat(run(sample, "C.UTF-8").output()).contains("at größe.js:1:2");
        assertThat(directory.resolve("log")).content().contains("at größe.js:1:2");
    }

    @ParameterizedTest
    @ValueSource(strings = {"POSIX", "C"})
    void aLocaleThatWouldDestroyAValueIsRefused(String locale) throws Exception {
        Sample sample = new Sample(directory).file("a.js", "'#{v}#'").variable("v", LETTERS);
        Pod.Result result = run(sample, locale);
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output())
                .startsWith("slipway: acceptance: the value of SLIPWAY_VAR_v has letters beyond ASCII")
                .contains("fix: set LANG=C.UTF-8 for the container");
        assertThat(sample.site()).doesNotExist();
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aLocaleThatCannotNameAFileIsRefused(boolean indexed) throws Exception {
        Sample sample = new Sample(directory).file("hé.svg", "<svg/>").file("sub/日.txt", "x");
        if (indexed) {
            sample.index();
        }
        Pod.Result result = run(sample, "POSIX");
        assertThat(result.exitCode()).isEqualTo(3);
        assertThat(result.output()).contains("the name of the file ").contains("set LANG=C.UTF-8");
    }

    /** Written in ISO 8859-1, as a program of Windows may. */
    @Test
    void bytesThatAreNoLettersAreRefused() throws Exception {
        Sample sample = new Sample(directory).file("a.js", "'#{v}#'");
        Pod.Result value = new Pod(sample, directory.resolve("log"))
                .through("sh", "-c", "SLIPWAY_VAR_v=$(printf 'Caf\\351') LC_ALL=C.UTF-8 exec \"$@\"", "sh")
                .run();
        assertThat(value.exitCode()).isEqualTo(2);
        assertThat(value.output()).contains("the value of SLIPWAY_VAR_v has bytes that are not UTF-8", "fix: ");

        sample.variable("v", "x");
        Pod.Result name = new Pod(sample, directory.resolve("log"))
                .through(
                        "sh",
                        "-c",
                        "touch \"$SLIPWAY_BUNDLE/$(printf 'h\\351.svg')\"; LC_ALL=C.UTF-8 exec \"$@\"",
                        "sh")
                .run();
        assertThat(name.exitCode()).isEqualTo(2);
        assertThat(name.output()).contains("the name of the file h", "has bytes that are not UTF-8", "fix: ");
        assertThat(sample.site()).doesNotExist();
    }

    @Test
    void whatIsAsciiNeedsNoLocale() throws Exception {
        Sample sample = new Sample(directory)
                .file("a.js", "'#{v}#'")
                .file("why?.js", "x")
                .variable("v", "plain");
        assertThat(run(sample, "POSIX").exitCode()).isZero();
        assertThat(sample.published("a.js")).isEqualTo("'plain'");
    }
}
