package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** A release is taken away again. */
@EachHelm
@TestInstance(Lifecycle.PER_CLASS)
class UninstallIT {
    @Parameter
    ReleasingHelm helm;

    private App app;
    private SlipwayRun run;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void releaseThenUninstall(TestCluster cluster, @TempDir Path directory) {
        app = helm.app(directory, cluster);
        app.done("release", "--environment", "development");
        run = app.done("uninstall", "--environment", "development");
    }

    @Test
    void saysWhichRevisionItRemoved() {
        assertThat(run.stdout()).contains("uninstalled          revision 1");
    }

    @Test
    void leavesNeitherDeploymentNorHistory() {
        assertThat(app.deployment("development")).isNull();
        assertThat(app.done("history", "--environment", "development").stdout()).contains("nothing is released");
    }

    @Test
    void removesNothingWhereNothingIsReleased() {
        assertThat(app.done("uninstall", "--environment", "development").stdout())
                .contains("no such release; nothing to remove");
    }
}
