package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** A person goes back to the release before. */
@EachHelm
@TestInstance(Lifecycle.PER_CLASS)
class RollbackIT {
    @Parameter
    ReleasingHelm helm;

    private App app;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void releaseTwiceThenGoBack(TestCluster cluster, @TempDir Path directory) {
        app = helm.app(directory, cluster);
        app.done("release", "--environment", "development");
        app.version("1.1.0").done("release", "--environment", "development");
        app.done("rollback", "--environment", "development", "--by", "dan");
    }

    @Test
    void isARevisionOfItsOwn() {
        JsonNode newest = newest();

        assertThat(newest.at("/number").asInt()).isEqualTo(3);
        assertThat(newest.at("/version").asText()).isEqualTo("1.0.0");
    }

    @Test
    void isRecordedWithWhoWentBackAndWhereTo() {
        JsonNode newest = newest();

        assertThat(newest.at("/record/released-by").asText()).isEqualTo("dan");
        assertThat(newest.at("/record/rolled-back-to").asText()).isEqualTo("1");
        assertThat(newest.at("/description").asText()).isEqualTo("Rollback to 1 by dan");
    }

    @Test
    void runsTheImageOfThatReleaseAgain() {
        assertThat(app.deployment("development")
                        .getSpec()
                        .getTemplate()
                        .getSpec()
                        .getInitContainers()
                        .get(0)
                        .getImage())
                .isEqualTo("registry.example.com/shop:1.0.0");
    }

    private JsonNode newest() {
        return app.done("history", "--environment", "development", "--output", "json")
                .json()
                .at("/result/revisions/0");
    }
}
