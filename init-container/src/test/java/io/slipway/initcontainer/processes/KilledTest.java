package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.publishing.Sample;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Killed at any moment, the container leaves the old site whole or the new one whole. */
class KilledTest {
    private static final int FILES = 400;
    private static final int KILLS = 25;

    @TempDir
    Path directory;

    @Test
    void leavesTheOldSiteOrTheNewOne() throws Exception {
        Sample sample = new Sample(directory);
        for (int i = 0; i < FILES; i++) {
            sample.file("chunk-" + i + ".js", "v='#{v}#';" + "x".repeat(20_000));
        }
        sample.index().variable("v", "0").publish();
        Path log = directory.resolve("termination-log");
        Random random = new Random(7);
        long whole = 0;
        for (int run = 1; run <= KILLS; run++) {
            sample.variable("v", Integer.toString(run));
            long started = System.nanoTime();
            Process process = new Pod(sample, log).start();
            // The first run shows how long one takes here; the others are killed somewhere within that time.
            if (run > 1 && !process.waitFor((long) (random.nextDouble() * whole), TimeUnit.NANOSECONDS)) {
                process.destroyForcibly();
            }
            process.waitFor();
            whole = run == 1 ? System.nanoTime() - started : whole;
            assertWhole(sample, run);
        }
        assertThat(new Pod(sample, log).run().exitCode()).isZero();
        try (var left = Files.list(sample.volume())) {
            assertThat(left)
                    .as("the site, its link, the site before, and nothing of the killed runs")
                    .hasSizeBetween(2, 3);
        }
    }

    private static void assertWhole(Sample sample, int run) {
        String first = sample.published("chunk-0.js");
        for (int i = 1; i < FILES; i++) {
            assertThat(sample.published("chunk-" + i + ".js")).as("run " + run).isEqualTo(first);
        }
        assertThat(first).hasSizeGreaterThan(20_000);
    }
}
