package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.publishing.Sample;
import java.io.BufferedWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Large texts in a pod with little memory, without an index: copied in pieces, or refused with what they need. */
@Tag("slow")
class MemoryTest {
    private static final int MIB = 1 << 20;

    @TempDir
    Path directory;

    private Pod.Result run(Sample sample) throws Exception {
        return new Pod(sample, directory.resolve("log"))
                .through("env", "JDK_JAVA_OPTIONS=-Xmx24m")
                .run();
    }

    /** A text of about so many MiB. */
    private static void write(Sample sample, String name, String begin, int size, String end) throws Exception {
        String line = "function f(a,b){return a+'https://api.example.com/'+b}\n";
        try (BufferedWriter out = Files.newBufferedWriter(sample.bundle().resolve(name))) {
            out.write(begin);
            for (int written = 0; written < size * MIB; written += line.length()) {
                out.write(line);
            }
            out.write(end);
        }
    }

    @Test
    void scriptsWithoutTokensAndMapsWithThemAreCopiedInPieces() throws Exception {
        Sample sample = new Sample(directory).file("a.js", "'#{v}#'").variable("v", "1");
        for (int i = 0; i < 4; i++) {
            write(sample, "vendor" + i + ".js", "", 12, "");
        }
        write(sample, "main.js.map", "{\"sourcesContent\":[\"'#{v}#'\n", 20, "\"]}");
        write(sample, "large.js.map", "{\"sourcesContent\":[\"'#{v}#'\n", 40, "\"]}");

        Pod.Result result = run(sample);

        assertThat(result.output()).contains("slipway: published 12 files");
        for (String name : new String[] {"vendor3.js", "main.js.map", "large.js.map"}) {
            assertThat(Files.mismatch(
                            sample.bundle().resolve(name), sample.site().resolve(name)))
                    .as(name)
                    .isEqualTo(-1);
        }
        assertThat(sample.site().resolve("vendor3.js.gz")).exists();
    }

    /** Whatever takes the memory; here the places of very many tokens. */
    @Test
    void whatTakesMoreMemoryThanThereIsSaysSo() throws Exception {
        Sample sample = new Sample(directory).variable("v", "1");
        sample.file("a.txt", "#{v}#\n".repeat(300_000));

        Pod.Result result = run(sample);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .containsPattern(
                        "(?m)^slipway: acceptance: the bundle takes more memory than the \\d+ MiB that Java has here$")
                .contains("fix: raise the memory limit")
                .doesNotContain("internal error");
        assertThat(sample.site()).doesNotExist();
    }

    @Test
    void scriptWithTokensThatDoesNotFitIsRefusedWithWhatItNeeds() throws Exception {
        Sample sample = new Sample(directory).variable("v", "1");
        write(sample, "main.js", "", 10, "'#{v}#'");

        Pod.Result result = run(sample);

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.output())
                .contains("slipway: acceptance: finding the tokens of a text of 10 MiB takes 40 MiB of memory")
                .contains("at main.js", "fix: index the bundle where its image is built");
        assertThat(sample.site()).doesNotExist();
    }
}
