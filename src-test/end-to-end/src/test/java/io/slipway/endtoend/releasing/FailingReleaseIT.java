package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Every way not to come up has its own words on the first line, before the time-out. */
@ExtendWith(ClusterExtension.class)
class FailingReleaseIT {
    @TempDir
    Path directory;

    private App app;

    @BeforeEach
    void makeApp(TestCluster cluster) {
        app = App.in(directory, cluster);
    }

    @Test
    void imageThatCannotBePulled() {
        assertThat(firstLine(app.pods("development", PodOutcome.CANNOT_PULL.annotations())))
                .startsWith("slipway: development: the image cannot be pulled: Back-off pulling image "
                        + "\"registry.example.com/shop:1.0.0\"");
    }

    @Test
    void containerThatCrashes() {
        assertThat(firstLine(app.pods(
                        "development", PodOutcome.CRASHES.saying("starting\nnginx: [emerg] no port in nginx.conf:3"))))
                .isEqualTo(
                        "slipway: development: nginx: [emerg] no port in nginx.conf:3 (container nginx ended with exit "
                                + "code 1)");
    }

    @Test
    void podThatTheNamespaceForbids() {
        assertThat(firstLine(app.environment(
                        "development", Map.of("podSecurityContext", Map.of("runAsNonRoot", false, "runAsUser", 0)))))
                .startsWith("slipway: development: no pod can be made: pods \"shop-")
                .contains("violates PodSecurity \"restricted");
    }

    @Test
    void podThatNeverGetsReadyFailsAtTheTimeout() {
        SlipwayRun run = app.pods("development", PodOutcome.NEVER_READY.annotations())
                .run("release", "--environment", "development", "--timeout", "20s");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.stderr()).startsWith("slipway: development: a pod is not ready in time; it is Running");
    }

    @Test
    void firstReleaseThatFailsStaysToBeLookedAt() {
        app.podsFail("development", "slipway: development: broken");

        SlipwayRun run = app.run("release", "--environment", "development");

        assertThat(run.stdout()).contains("it is left as it is, to be looked at");
        assertThat(app.done("history", "--environment", "development").stdout())
                .contains("failed", "Failed: broken (init container publish ended with exit code 1)");
        assertThat(app.done("status").stdout()).containsPattern("development +- +revision 1 failed");
    }

    @Test
    void oldPodsThatFailDoNotEndTheReleaseThatRepairsThem() {
        app.podsFail("development", "slipway: development: broken").run("release", "--environment", "development");

        app.pods("development", PodOutcome.READY.annotations()).done("release", "--environment", "development");

        assertThat(app.deployment("development").getStatus().getReadyReplicas()).isEqualTo(2);
    }

    @Test
    void namespaceThatIsNotThereIsNamed() {
        SlipwayRun run = app.run("status", "--environment", "nowhere");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.stderr()).contains("there is no environment nowhere; there are");
    }

    private static String firstLine(App app) {
        SlipwayRun run = app.run("release", "--environment", "development", "--timeout", "600s");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        return run.stderr().lines().findFirst().orElse("");
    }
}
