package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** A release to an environment that has none yet. */
@EachHelm
@TestInstance(Lifecycle.PER_CLASS)
class FirstReleaseIT {
    @Parameter
    ReleasingHelm helm;

    private App app;
    private SlipwayRun run;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void release(TestCluster cluster, @TempDir Path directory) {
        app = helm.app(directory, cluster);
        run = app.done(
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
    }

    @Test
    void showsPodsUntilAllAreReady() {
        assertThat(run.stdout())
                .contains("pod                  shop-", "Running, ready", "deployment           shop: 2 of 2 ready");
    }

    @Test
    void deploymentSaysWhoReleasedItAndWhichBuildItIsOf() {
        assertThat(record())
                .containsEntry("slipway.io/released-by", "ann")
                .containsEntry("slipway.io/build-url", "https://ci.example.com/7/")
                .containsEntry("slipway.io/commit", "0123abc");
    }

    @Test
    void deploymentSaysWhichChartImageAndValuesItIsMadeOf() {
        assertThat(record())
                .containsEntry("slipway.io/chart", "shop-1.0.0")
                .containsEntry("slipway.io/image", "registry.example.com/shop:1.0.0")
                .hasEntrySatisfying(
                        "slipway.io/chart-digest", digest -> assertThat(digest).matches("sha256:[0-9a-f]{64}"))
                .hasEntrySatisfying(
                        "slipway.io/values-hash", hash -> assertThat(hash).matches("sha256:[0-9a-f]{64}"));
    }

    private Map<String, String> record() {
        return app.deployment("development").getMetadata().getAnnotations();
    }
}
