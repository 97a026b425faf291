package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingIsOverwrittenTest {

    private static final String PIPELINE = "../workbench/src/test/resources/imports/azure-pipelines.yml";

    @TempDir
    private Path folder;

    @Test
    void importKeepsTheDescriptorThatIsThere() throws IOException {
        Path descriptor = Files.writeString(folder.resolve("slipway.yaml"), "mine\n");
        Typed typed = Typed.slipway("import", PIPELINE, "--into", folder.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains("there is a descriptor already", "--print");
        assertThat(descriptor).hasContent("mine");
    }

    @Test
    void importPrintsAndWritesNothing() {
        Typed typed = Typed.slipway("import", PIPELINE, "--into", folder.toString(), "--print");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.stdout()).startsWith("# Brought over from azure-pipelines.yml");
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void initWritesNothingWhereThereIsNoApp() {
        Typed typed = Typed.slipway("init", folder.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }
}
