package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.driver.Await;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What {@code slipway status} says of environments on an API server; {@code development} has a release, {@code acceptance} none. */
@ExtendWith(ClusterExtension.class)
@TestInstance(Lifecycle.PER_CLASS)
class StatusIT {
    private static final Duration DEADLINE = Duration.ofMinutes(1);

    private final TestCluster cluster;

    @TempDir
    Path directory;

    private App app;

    StatusIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeAll
    void release(@TempDir Path shared) {
        app = App.in(shared, cluster);
        app.done("release", "--environment", "development", "--by", "ann");
        app.version("1.1.0").done("release", "--environment", "development", "--by", "ben");
    }

    @Test
    void showsVersionReadyPodsAndWhoReleasedIt() {
        assertThat(line("development", app.done("status")))
                .matches("development +1\\.1\\.0 +deployed +2/2 +\\S+ \\S+ +ben +" + app.namespace("development"));
    }

    @Test
    void showsAnEnvironmentThatWasNeverReleased() {
        assertThat(line("acceptance", app.done("status")))
                .matches("acceptance +- +not released +- +- +- +" + app.namespace("acceptance"));
    }

    @Test
    void showsOnlyTheEnvironmentThatIsAskedFor() {
        assertThat(app.done("status", "--environment", "acceptance").stdout())
                .contains("acceptance ")
                .doesNotContain("development ");
    }

    @Test
    void reportHasWhatRunsWithItsRecord() {
        JsonNode development = environments().get(0);

        assertThat(development.at("/running/version").asText()).isEqualTo("1.1.0");
        assertThat(development.at("/running/record/released-by").asText()).isEqualTo("ben");
        assertThat(development.at("/ready").asInt()).isEqualTo(2);
    }

    @Test
    void reportNamesTheReleaseAsItsPodsDo() {
        String id = environments().get(0).path("releaseId").asText();

        assertThat(id).matches("[0-9a-f]{10}");
        assertThat(cluster.client()
                        .pods()
                        .inNamespace(app.namespace("development"))
                        .withLabel("slipway.io/release", id)
                        .list()
                        .getItems())
                .hasSize(2);
    }

    @Test
    void reportHasNothingRunningWhereNothingWasReleased() {
        assertThat(environments().get(1).path("environment").asText()).isEqualTo("acceptance");
        assertThat(environments().get(1).has("running")).isFalse();
    }

    @Test
    void failedReleaseDoesNotHideTheVersionThatRuns() {
        App failing = App.in(directory, cluster);
        failing.done("release", "--environment", "development");
        failing.podsFail("development", "slipway: development: broken")
                .version("1.1.0")
                .run("release", "--environment", "development", "--no-rollback-on-failure");

        assertThat(line("development", failing.done("status")))
                .containsPattern("development +1\\.0\\.0 +revision 2 failed ");
    }

    @Test
    void countsThePodsThatAreThereNow() {
        App scaled = App.in(directory, cluster);
        scaled.done("release", "--environment", "development");
        cluster.client()
                .apps()
                .deployments()
                .inNamespace(scaled.namespace("development"))
                .withName("shop")
                .scale(3);
        Await.answer(
                "three pods that are ready",
                DEADLINE,
                () -> Optional.ofNullable(
                                scaled.deployment("development").getStatus().getReadyReplicas())
                        .filter(ready -> ready == 3),
                () -> String.valueOf(scaled.deployment("development").getStatus()));

        assertThat(line("development", scaled.done("status"))).containsPattern("1\\.0\\.0 +deployed +3/3 ");
    }

    @Test
    void templateOfReviewsIsNoEnvironmentToShow() {
        App reviewed = App.in(directory, cluster).template(Map.of("host", "shop-{change}.review.example.com"));

        assertThat(reviewed.done("status").stdout())
                .contains("development ", "acceptance ")
                .doesNotContain("review ");
    }

    @Test
    void environmentThatMayNotBeReadDoesNotHideTheOthers() {
        Account account = Account.in(cluster, app.namespace("development"), "reads-development")
                .may(app.namespace("development"), PermissionsPage.rules());

        SlipwayRun run = as(account.kubeconfig(directory));

        assertThat(line("development", run)).containsPattern("development +1\\.1\\.0 +deployed +2/2");
        assertThat(line("acceptance", run)).containsPattern("acceptance +\\? +unknown");
        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(run.stderr())
                .startsWith("slipway: acceptance: ")
                .contains("User \"" + account + "\" cannot list resource \"secrets\"");
    }

    /** The read-only app as somebody else. */
    private SlipwayRun as(Path kubeconfig) {
        try {
            return app.as(kubeconfig).run("status");
        } finally {
            app.as(cluster.kubeconfig());
        }
    }

    private JsonNode environments() {
        return app.done("status", "--output", "json").json().at("/result/environments");
    }

    private static String line(String environment, SlipwayRun run) {
        return run.stdout()
                .lines()
                .filter(line -> line.startsWith(environment + " "))
                .findFirst()
                .map(String::strip)
                .orElseThrow(() -> new AssertionError("no line of " + environment + ": " + run));
    }
}
