package io.slipway.initcontainer.processes;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.initcontainer.publishing.Sample;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("slow")
class LargeBundlesTest {
    @TempDir
    Path directory;

    @Test
    void publishesAHundredThousandFiles() throws Exception {
        Sample sample = new Sample(directory).file("a.js", "'#{v}#'").variable("v", "1");
        for (int directory = 0; directory < 100; directory++) {
            Path path = Files.createDirectories(sample.bundle().resolve("assets/" + directory));
            for (int file = 0; file < 1000; file++) {
                Files.createFile(path.resolve(file + ".txt"));
            }
        }
        Pod.Result result = new Pod(sample, directory.resolve("log")).run();
        assertThat(result.output()).startsWith("slipway: published 100002 files, 2 of them");
        try (var files = Files.walk(sample.site().toRealPath())) {
            assertThat(files.filter(Files::isRegularFile)
                            .filter(file -> !file.toString().contains("/.slipway/")))
                    .hasSize(100_002);
        }
    }

    @Test
    void publishesAFileOfTwoHundredMegabytesInLittleMemory() throws Exception {
        Sample sample = new Sample(directory).file("a.js", "'#{v}#'").variable("v", "1");
        try (RandomAccessFile video =
                new RandomAccessFile(sample.bundle().resolve("video.mp4").toFile(), "rw")) {
            video.setLength(200_000_000);
            video.seek(150_000_000);
            video.write(1);
        }
        Pod.Result result = new Pod(sample, directory.resolve("log"))
                .through("env", "JDK_JAVA_OPTIONS=-Xmx24m")
                .run();
        assertThat(result.output()).contains("slipway: published 3 files");
        assertThat(Files.mismatch(
                        sample.bundle().resolve("video.mp4"), sample.site().resolve("video.mp4")))
                .isEqualTo(-1);
    }
}
