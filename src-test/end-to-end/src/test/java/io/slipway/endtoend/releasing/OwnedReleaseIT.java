package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A place belongs to the environment that released there first. */
@ExtendWith(ClusterExtension.class)
class OwnedReleaseIT {
    @TempDir
    Path directory;

    private App app;

    @BeforeEach
    void releaseToDevelopmentAndRenameIt(TestCluster cluster) {
        app = App.in(directory, cluster);
        app.done("release", "--environment", "development");
        app.renamed("development", "integration").version("1.1.0");
    }

    @ParameterizedTest
    @ValueSource(strings = {"release", "rollback", "uninstall"})
    void anotherEnvironmentChangesNothingThere(String verb) {
        SlipwayRun run = app.run(verb, "--environment", "integration");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr())
                .startsWith("slipway: integration: the release there is that of environment development")
                .contains("if development was renamed to integration, say --formerly development");
        assertThat(app.deployment("integration").getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "1.0.0");
    }

    @Test
    void anEnvironmentThatWasRenamedSaysItsFormerNameOnce() {
        SlipwayRun other = app.run("release", "--environment", "integration", "--formerly", "acceptance");
        app.done("release", "--environment", "integration", "--formerly", "development");
        app.version("1.2.0").done("release", "--environment", "integration");

        assertThat(other.exitCode()).isEqualTo(1);
        assertThat(app.deployment("integration").getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "1.2.0");
    }
}
