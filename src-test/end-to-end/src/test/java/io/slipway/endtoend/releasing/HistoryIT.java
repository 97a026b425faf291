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

/** Two releases as each Helm stored them: {@code history} lists both, {@code status} shows the second one. */
@EachHelm
@TestInstance(Lifecycle.PER_CLASS)
class HistoryIT {
    @Parameter
    ReleasingHelm helm;

    private App app;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void releaseTwice(TestCluster cluster, @TempDir Path directory) {
        app = helm.app(directory, cluster);
        app.done(
                "release",
                "--environment",
                "development",
                "--by",
                "ann",
                "--commit",
                "0123abc",
                "--build-url",
                "https://ci.example.com/7/");
        app.version("1.1.0").done("release", "--environment", "development", "--by", "ben");
    }

    @Test
    void listsTheNewestReleaseFirst() {
        assertThat(history().lines().skip(1).findFirst().orElse(""))
                .containsPattern("2 +1\\.1\\.0 +deployed .* 1\\.1\\.0 by ben");
    }

    @Test
    void keepsWhoReleasedTheEarlierOneAndOfWhichBuild() {
        assertThat(history())
                .containsPattern(
                        "1 +1\\.0\\.0 +superseded .* ann +0123abc +1\\.0\\.0 by ann, https://ci.example.com/7/");
    }

    @Test
    void statusShowsTheNewestOne() {
        assertThat(app.done("status").stdout())
                .containsPattern("development +1\\.1\\.0 +deployed +2/2 +\\S+ \\S+ +ben");
    }

    private String history() {
        return app.done("history", "--environment", "development").stdout();
    }
}
