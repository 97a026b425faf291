package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** A failed release was left in place for inspection, and the next one succeeds. */
@EachHelm
@TestInstance(Lifecycle.PER_CLASS)
class RepairedReleaseIT {
    @Parameter
    ReleasingHelm helm;

    private SlipwayRun failed;
    private PodTemplateSpec pods;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void failThenRepair(TestCluster cluster, @TempDir Path directory) {
        App app = helm.app(directory, cluster);
        app.done("release", "--environment", "acceptance");
        app.environment(
                "acceptance",
                Map.of("podAnnotations", PodOutcome.INIT_FAILS.saying("broken")),
                Map.of("wrong", "value"));
        failed = app.run("release", "--environment", "acceptance", "--no-rollback-on-failure");
        app.environment("acceptance", Map.of()).done("release", "--environment", "acceptance");
        pods = app.deployment("acceptance").getSpec().getTemplate();
    }

    @Test
    void failureStaysInPlaceWhereItIsToldTo() {
        assertThat(failed.exitCode()).isEqualTo(1);
        assertThat(failed.stdout()).contains("left in place for inspection").doesNotContain("rollback  ");
    }

    @Test
    void annotationsThatOnlyTheFailedOneHadAreGone() {
        assertThat(pods.getMetadata().getAnnotations()).doesNotContainKey("slipway.test/outcome");
    }

    @Test
    void variablesThatOnlyTheFailedOneHadAreGone() {
        assertThat(pods.getSpec().getInitContainers().get(0).getEnv())
                .isNotEmpty()
                .noneMatch(variable -> variable.getName().equals("SLIPWAY_VAR_wrong"));
    }
}
