package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.fabric8.kubernetes.api.model.PodTemplateSpec;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** An environment runs, and the next release to it does not come up. */
@EachHelm
@TestInstance(Lifecycle.PER_CLASS)
class FailedUpgradeIT {
    @Parameter
    ReleasingHelm helm;

    private static final double TIMEOUT_SECONDS = 600;

    private App app;
    private SlipwayRun run;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void releaseThenFail(TestCluster cluster, @TempDir Path directory) {
        app = helm.app(directory, cluster);
        app.done("release", "--environment", "acceptance");
        app.podsFail("acceptance", "slipway: acceptance: no value for token apiUrl\n  at main.ts:1\n  fix: add apiUrl");
        run = app.run(
                "release", "--environment", "acceptance", "--timeout", (int) TIMEOUT_SECONDS + "s", "--output", "json");
    }

    @Test
    void tellsWhatThePodSaid() {
        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode problem = run.json().at("/problems/0");
        assertThat(problem.at("/message").asText())
                .isEqualTo("no value for token apiUrl (init container publish exited with code 1)");
        assertThat(problem.at("/fix").asText()).isEqualTo("add apiUrl");
    }

    @Test
    void tellsTheCauseBeforeTheRollback() {
        assertThat(run.stderr()).contains("no value for token apiUrl (init");
        assertThat(run.stderr().indexOf("no value for token apiUrl (init"))
                .isLessThan(run.stderr().indexOf("rollback  "));
    }

    @Test
    void endsLongBeforeTheTimeout() {
        assertThat(run.json().at("/result/seconds").asDouble()).isLessThan(TIMEOUT_SECONDS / 3);
    }

    @Test
    void reportNamesTheFailedRevisionAndTheOneThatRunsInItsPlace() {
        JsonNode result = run.json().at("/result");

        assertThat(result.at("/url").asText()).startsWith("https://");
        assertThat(result.at("/revision/status").asText()).isEqualTo("failed");
        assertThat(result.at("/rolledBack/status").asText()).isEqualTo("deployed");
    }

    @Test
    void podsAreThoseOfBeforeAgain() {
        assertThat(app.deployment("acceptance").getStatus().getReadyReplicas()).isEqualTo(2);
        PodTemplateSpec pods = app.deployment("acceptance").getSpec().getTemplate();
        assertThat(pods.getMetadata().getAnnotations()).doesNotContainKey("slipway.test/outcome");
    }
}
