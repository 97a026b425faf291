package io.slipway.release.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExecutableTest {

    @TempDir
    Path directory;

    @Test
    void firstOneOnThePathWins() throws IOException {
        Path first = program("first/helm", "rwxr-xr-x");
        program("second/helm", "rwxr-xr-x");

        assertThat(Executable.find("helm", directory.resolve("first") + ":" + directory.resolve("second")))
                .contains(first);
    }

    @Test
    void whatCannotBeRunIsPassedOver() throws IOException {
        program("first/helm", "rw-r--r--");
        Files.createDirectories(directory.resolve("second/helm"));
        Path third = program("third/helm", "rwxr-xr-x");

        assertThat(Executable.find(
                        "helm",
                        directory.resolve("first") + ":" + directory.resolve("second") + "::"
                                + directory.resolve("third")))
                .contains(third);
    }

    @Test
    void anEnvironmentMayHaveNoPath() {
        assertThat(Executable.find("helm", null)).isEmpty();
    }

    @Test
    void thePathOfThisProcessIsAsked() {
        assertThat(Executable.find("sh")).isPresent();
        assertThat(Executable.find("no-such-program")).isEmpty();
    }

    private Path program(String name, String permissions) throws IOException {
        Path file = directory.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, "#!/bin/sh\n");
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(permissions));
    }
}
