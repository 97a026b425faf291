package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.TestCluster;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.UserCache;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.MethodSource;

/** A release from the first to the last day, by each Helm alike. */
@ExtendWith(ClusterExtension.class)
@ParameterizedClass
@MethodSource("helms")
class ReleaseIT {
    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    @Parameter
    UnaryOperator<App> helm;

    @TempDir
    Path directory;

    private App app;

    static Stream<Named<UnaryOperator<App>>> helms() {
        return Stream.of(
                Named.of("embedded", app -> app),
                Named.of("helm 3", app -> app.releasedBy(GoProgram.HELM_3.in(UserCache.directory()))),
                Named.of("helm 4", app -> app.releasedBy(GoProgram.HELM_4.in(UserCache.directory()))));
    }

    @BeforeEach
    void makeApp(TestCluster cluster) {
        app = helm.apply(App.in(directory, cluster));
    }

    @Test
    void isRecordedShownPromotedRolledBackAndTakenAway() {
        firstReleaseIsRecordedWithIt();
        secondOneIsShownByStatusAndHistory();
        promotionTakesChartAndImageByDigest();
        rollbackIsARevisionOfItsOwn();
        uninstallLeavesNothing();
    }

    private void firstReleaseIsRecordedWithIt() {
        SlipwayRun run = app.done(
                "release",
                "--environment",
                "development",
                "--by",
                "ann",
                "--build-url",
                "https://ci.example.com/7/",
                "--build-number",
                "7",
                "--commit",
                "0123abc");

        assertThat(run.stdout())
                .contains("pod                  shop-", "Running, ready", "deployment           shop: 2 of 2 ready");
        assertThat(app.deployment("development").getMetadata().getAnnotations())
                .containsEntry("slipway.io/released-by", "ann")
                .containsEntry("slipway.io/build-url", "https://ci.example.com/7/")
                .containsEntry("slipway.io/commit", "0123abc")
                .containsEntry("slipway.io/chart", "shop-1.0.0")
                .containsEntry("slipway.io/image", "registry.example.com/shop:1.0.0")
                .hasEntrySatisfying(
                        "slipway.io/chart-digest", digest -> assertThat(digest).matches("sha256:[0-9a-f]{64}"))
                .hasEntrySatisfying(
                        "slipway.io/values-hash", hash -> assertThat(hash).matches("sha256:[0-9a-f]{64}"));
    }

    private void secondOneIsShownByStatusAndHistory() {
        app.pods("development", Map.of("slipway.test/image-id", "registry.example.com/shop@" + DIGEST))
                .version("1.1.0")
                .done("release", "--environment", "development", "--by", "ben");

        JsonNode environments = app.done("status", "--output", "json").json().at("/result/environments");
        assertThat(environments.at("/0/running/version").asText()).isEqualTo("1.1.0");
        assertThat(environments.at("/0/running/record/released-by").asText()).isEqualTo("ben");
        assertThat(environments.at("/0/ready").asInt()).isEqualTo(2);
        assertThat(environments.at("/1/running").isMissingNode()).isTrue();
        assertThat(environments.get(0).path("releaseId").asText()).matches("[0-9a-f]{10}");
        assertThat(app.done("status").stdout())
                .containsPattern("development +1\\.1\\.0 +deployed +2/2 +\\S+ \\S+ +ben")
                .containsPattern("acceptance +- +not released");
        assertThat(app.done("history", "--environment", "development").stdout())
                .containsPattern("2 +1\\.1\\.0 +deployed .* 1\\.1\\.0 by ben")
                .containsPattern(
                        "1 +1\\.0\\.0 +superseded .* ann +0123abc +1\\.0\\.0 by ann, https://ci.example.com/7/");
    }

    private void promotionTakesChartAndImageByDigest() {
        app.version("9.9.9").done("promote", "--from", "development", "--to", "acceptance", "--by", "cleo");

        var there = app.deployment("acceptance");
        assertThat(there.getMetadata().getAnnotations())
                .containsEntry("slipway.io/version", "1.1.0")
                .containsEntry("slipway.io/promoted-from", "development, revision 2")
                .containsEntry(
                        "slipway.io/chart-digest",
                        app.deployment("development")
                                .getMetadata()
                                .getAnnotations()
                                .get("slipway.io/chart-digest"));
        var init = there.getSpec().getTemplate().getSpec().getInitContainers().get(0);
        assertThat(init.getImage()).isEqualTo("registry.example.com/shop@" + DIGEST);
        assertThat(init.getEnv()).anySatisfy(variable -> {
            assertThat(variable.getName()).isEqualTo("SLIPWAY_VAR_apiUrl");
            assertThat(variable.getValue()).isEqualTo("https://api.acceptance.example.com");
        });
    }

    private void rollbackIsARevisionOfItsOwn() {
        app.done("rollback", "--environment", "development", "--by", "dan");

        JsonNode newest = app.done("history", "--environment", "development", "--output", "json")
                .json()
                .at("/result/revisions/0");
        assertThat(newest.at("/number").asInt()).isEqualTo(3);
        assertThat(newest.at("/version").asText()).isEqualTo("1.0.0");
        assertThat(newest.at("/record/released-by").asText()).isEqualTo("dan");
        assertThat(newest.at("/record/rolled-back-to").asText()).isEqualTo("1");
        assertThat(newest.at("/description").asText()).isEqualTo("Rollback to 1 by dan");
        assertThat(app.deployment("development")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers()
                        .get(0)
                        .getImage())
                .isEqualTo("registry.example.com/shop:1.0.0");
    }

    private void uninstallLeavesNothing() {
        assertThat(app.done("uninstall", "--environment", "development").stdout())
                .contains("uninstalled          revision 3");

        assertThat(app.deployment("development")).isNull();
        assertThat(app.done("history", "--environment", "development").stdout()).contains("nothing is released");
        assertThat(app.done("uninstall", "--environment", "development").stdout())
                .contains("no such release; nothing to remove");
    }

    @Test
    void failureTellsItsCauseFirstThenGoesBack() {
        app.done("release", "--environment", "acceptance");
        app.podsFail("acceptance", "slipway: acceptance: no value for token apiUrl\n  at main.ts:1\n  fix: add apiUrl");

        SlipwayRun run = app.run("release", "--environment", "acceptance", "--timeout", "600s", "--output", "json");

        assertThat(run.exitCode()).isEqualTo(1);
        JsonNode report = run.json();
        assertThat(report.at("/problems/0/message").asText())
                .isEqualTo("no value for token apiUrl (init container publish exited with code 1)");
        assertThat(report.at("/problems/0/fix").asText()).isEqualTo("add apiUrl");
        assertThat(report.at("/result/url").asText()).startsWith("https://");
        assertThat(report.at("/result/revision/status").asText()).isEqualTo("failed");
        assertThat(report.at("/result/rolledBack/status").asText()).isEqualTo("deployed");
        // The time-out is far: the cause ended the wait.
        assertThat(report.at("/result/seconds").asDouble()).isLessThan(600.0 / 3);
        assertThat(run.stderr().indexOf("no value for token apiUrl (init"))
                .isLessThan(run.stderr().indexOf("rollback  "));
        assertThat(app.deployment("acceptance").getStatus().getReadyReplicas()).isEqualTo(2);
        assertThat(app.deployment("acceptance")
                        .getSpec()
                        .getTemplate()
                        .getMetadata()
                        .getAnnotations())
                .doesNotContainKey("slipway.test/outcome");
    }

    @Test
    void whatOnlyAFailedReleaseBroughtIsGoneWithTheNextOne() {
        app.done("release", "--environment", "acceptance");
        app.environment(
                "acceptance",
                Map.of("podAnnotations", io.slipway.endtoend.cluster.PodOutcome.INIT_FAILS.saying("broken")),
                Map.of("wrong", "value"));
        assertThat(app.run("release", "--environment", "acceptance", "--no-rollback-on-failure")
                        .exitCode())
                .isEqualTo(1);

        app.environment("acceptance", Map.of()).done("release", "--environment", "acceptance");

        var template = app.deployment("acceptance").getSpec().getTemplate();
        assertThat(template.getMetadata().getAnnotations()).doesNotContainKey("slipway.test/outcome");
        assertThat(template.getSpec().getInitContainers().get(0).getEnv())
                .noneMatch(variable -> variable.getName().equals("SLIPWAY_VAR_wrong"));
    }
}
