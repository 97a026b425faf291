package io.slipway.release.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ProgramTest {

    private static final Program PROGRAM = new Program("tool", "does things", "tool", "--version");

    @TempDir
    private Path directory;

    @Test
    void versionIsTheFirstNumberThatIsPrinted() throws IOException {
        assertThat(version("echo \"tool $1 v12.4.1 (build 7)\" >&2", Duration.ofSeconds(20)))
                .isEqualTo("12.4.1");
        assertThat(version("echo unknown", Duration.ofSeconds(20))).isEqualTo("none");
    }

    /** A child has its output open for as long as it lives. */
    @Tag("slow")
    @Test
    void aSilentProgramIsNotReadForEver() throws IOException {
        assertThat(version("sleep 61.7; echo 1.0", Duration.ofMillis(500))).isEqualTo("none");
        assertThat(version("sleep 61.7 & echo 1.0", Duration.ofSeconds(19))).isEqualTo("1.0");
    }

    private String version(String script, Duration patience) throws IOException {
        Path file = Files.writeString(directory.resolve("tool"), "#!/bin/sh\n" + script + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
        return PROGRAM.version(file, patience).orElse("none");
    }
}
