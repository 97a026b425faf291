package io.slipway.release.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NothingIsOverwrittenTest {

    private static final String PIPELINE = "../workbench/src/test/resources/imports/azure-pipelines.yml";
    private static final String RELEASE = "../workbench/src/test/resources/imports/release.json";

    @TempDir
    private Path directory;

    @Test
    void importKeepsTheDescriptorThatIsThere() throws IOException {
        Path descriptor = Files.writeString(directory.resolve("slipway.yaml"), "mine\n");
        Typed typed = Typed.slipway("import", PIPELINE, "--into", directory.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains("there is a descriptor already", "--print");
        assertThat(descriptor).hasContent("mine");
    }

    @Test
    void importPrintsAndWritesNothing() {
        Typed typed = Typed.slipway("import", PIPELINE, "--into", directory.toString(), "--print");

        assertThat(typed.exitCode()).isZero();
        assertThat(typed.stdout()).startsWith("# Brought over from azure-pipelines.yml");
        assertThat(directory).isEmptyDirectory();
    }

    @Test
    void importKeepsTheApprovalsThatAreThere() throws IOException {
        Path approvals = Files.writeString(directory.resolve("jenkins-approvals.yaml"), "mine\n");
        Typed typed = Typed.slipway("import", RELEASE, "--into", directory.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(typed.stderr()).contains("there is jenkins-approvals.yaml already", "--print");
        assertThat(approvals).hasContent("mine");
        assertThat(directory.resolve("slipway.yaml")).doesNotExist();
    }

    @Test
    void importWritesApprovalsBesideTheDescriptor() {
        Typed typed = Typed.slipway("import", RELEASE, "--into", directory.toString());

        assertThat(typed.exitCode()).isZero();
        assertThat(directory.resolve("jenkins-approvals.yaml"))
                .content()
                .contains("      - name: acceptance-test\n        approval:\n          approvers: \"Test managers\"");
    }

    @Test
    void initWritesNothingWhereThereIsNoApp() {
        Typed typed = Typed.slipway("init", directory.toString());

        assertThat(typed.exitCode()).isEqualTo(2);
        assertThat(directory).isEmptyDirectory();
    }
}
