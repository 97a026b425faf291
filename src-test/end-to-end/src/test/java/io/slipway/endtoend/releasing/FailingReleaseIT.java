package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every way not to come up has its own words on the first line, before the time-out. */
@ExtendWith(ClusterExtension.class)
class FailingReleaseIT {
    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;

    FailingReleaseIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
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
                        "slipway: development: nginx does not start: no port in nginx.conf:3 (container nginx exited with "
                                + "code 1)");
    }

    @Test
    void secretThatIsNotThere() {
        assertThat(firstLine(app.environment(
                        "development",
                        Map.of("podAnnotations", PodOutcome.CANNOT_MAKE.saying("secret \"keys\" not found")),
                        Map.of("backEndKey", Map.of("secret", Map.of("name", "keys", "key", "backend"))))))
                .isEqualTo("slipway: development: the container cannot be created: secret \"keys\" not found");
    }

    @Test
    void initContainerThatTakesTooMuchMemory() {
        assertThat(firstLine(app.pods(
                        "development",
                        PodOutcome.INIT_FAILS.outOfMemory("slipway-init: reading 400 files\nno error yet"))))
                .isEqualTo(
                        "slipway: development: init container publish exited with code 137: it took more memory than "
                                + "its limit");
    }

    @Test
    void serverThatTakesTooMuchMemory() {
        assertThat(firstLine(app.pods("development", PodOutcome.CRASHES.outOfMemory("GET /index.html 200"))))
                .isEqualTo("slipway: development: container nginx exited with code 137: it took more memory than its "
                        + "limit");
    }

    @ParameterizedTest
    @MethodSource("podsThatNeverComeUp")
    void everyFailureIsRolledBack(Map<String, String> annotations) {
        app.done("release", "--environment", "development");

        SlipwayRun run = app.pods("development", annotations)
                .version("1.1.0")
                .run("release", "--environment", "development", "--timeout", "600s");

        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        assertThat(run.stdout()).containsPattern("rolled back to 1\\.0\\.0 \\(revision 3\\)");
        assertThat(app.deployment("development").getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "1.0.0");
    }

    static List<Named<Map<String, String>>> podsThatNeverComeUp() {
        return List.of(
                Named.of("cannot pull", PodOutcome.CANNOT_PULL.annotations()),
                Named.of("cannot make", PodOutcome.CANNOT_MAKE.saying("secret \"keys\" not found")),
                Named.of("init fails", PodOutcome.INIT_FAILS.saying("slipway: development: broken")),
                Named.of("init out of memory", PodOutcome.INIT_FAILS.outOfMemory("")),
                Named.of("crashes", PodOutcome.CRASHES.saying("bind() failed")),
                Named.of("out of memory", PodOutcome.CRASHES.outOfMemory("")));
    }

    @Test
    void podThatTheNamespaceForbids() {
        assertThat(firstLine(app.environment(
                        "development", Map.of("podSecurityContext", Map.of("runAsNonRoot", false, "runAsUser", 0)))))
                .startsWith("slipway: development: no pod can be created: pods \"shop-")
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
    void firstReleaseThatFailsStaysForInspection() {
        app.podsFail("development", "slipway: development: broken");

        SlipwayRun run = app.run("release", "--environment", "development");

        assertThat(run.stdout()).contains("left in place for inspection");
        assertThat(app.done("history", "--environment", "development").stdout())
                .contains("failed", "Failed: broken (init container publish exited with code 1)");
        assertThat(app.done("status").stdout()).containsPattern("development +- +revision 1 failed");
    }

    @Test
    void oldPodsThatFailDoNotEndTheReleaseThatRepairsThem() {
        app.podsFail("development", "slipway: development: broken").run("release", "--environment", "development");

        app.pods("development", PodOutcome.READY.annotations()).done("release", "--environment", "development");

        assertThat(app.deployment("development").getStatus().getReadyReplicas()).isEqualTo(2);
    }

    @Test
    void namespaceThatDoesNotExistIsNamed() {
        String namespace = cluster.unusedNamespace("absent");
        app.inNamespace("development", namespace);

        SlipwayRun refused = app.run("release", "--environment", "development");

        assertThat(refused.exitCode()).as(refused.toString()).isEqualTo(3);
        assertThat(refused.stderr())
                .startsWith("slipway: development: namespaces \"" + namespace + "\" not found\n")
                .contains("  fix: create the namespace first, or release with --create-namespace\n");
        assertThat(cluster.client().namespaces().withName(namespace).get()).isNull();

        SlipwayRun released = app.done("release", "--environment", "development", "--create-namespace");

        assertThat(released.stdout()).containsPattern("namespace +" + namespace + " created");
        assertThat(app.deployment("development").getStatus().getReadyReplicas()).isEqualTo(2);
    }

    @Test
    void environmentThatDoesNotExistIsNamed() {
        SlipwayRun run = app.run("status", "--environment", "nowhere");

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.stderr()).contains("environment nowhere does not exist; known environments:");
    }

    private static String firstLine(App app) {
        SlipwayRun run = app.run("release", "--environment", "development", "--timeout", "600s");
        assertThat(run.exitCode()).as(run.toString()).isEqualTo(1);
        return run.stderr().lines().findFirst().orElse("");
    }
}
