package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.fabric8.kubernetes.api.model.Container;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;

/** What runs in one environment goes to the next one, whatever the working directory holds by then. */
@EachHelm
@TestInstance(Lifecycle.PER_CLASS)
class PromotionIT {
    @Parameter
    ReleasingHelm helm;

    private static final String DIGEST = "sha256:" + "0123456789abcdef".repeat(4);

    private App app;

    @BeforeParameterizedClassInvocation(injectArguments = false)
    void releaseThenPromote(TestCluster cluster, @TempDir Path directory) {
        app = helm.app(directory, cluster);
        app.done("release", "--environment", "development");
        app.pods("development", Map.of("slipway.test/image-id", "registry.example.com/shop@" + DIGEST))
                .version("1.1.0")
                .done("release", "--environment", "development");
        app.version("9.9.9").done("promote", "--from", "development", "--to", "acceptance", "--by", "cleo");
    }

    @Test
    void takesTheVersionThatRunsAndSaysWhereFrom() {
        assertThat(record("acceptance"))
                .containsEntry("slipway.io/version", "1.1.0")
                .containsEntry("slipway.io/promoted-from", "development, revision 2");
    }

    @Test
    void takesTheSameChart() {
        assertThat(record("acceptance"))
                .containsEntry("slipway.io/chart-digest", record("development").get("slipway.io/chart-digest"));
    }

    @Test
    void takesTheImageByDigest() {
        assertThat(init().getImage()).isEqualTo("registry.example.com/shop@" + DIGEST);
    }

    @Test
    void variablesAreThoseOfTheEnvironmentThatItGoesTo() {
        assertThat(init().getEnv()).anySatisfy(variable -> {
            assertThat(variable.getName()).isEqualTo("SLIPWAY_VAR_apiUrl");
            assertThat(variable.getValue()).isEqualTo("https://api.acceptance.example.com");
        });
    }

    private Map<String, String> record(String environment) {
        return app.deployment(environment).getMetadata().getAnnotations();
    }

    private Container init() {
        return app.deployment("acceptance")
                .getSpec()
                .getTemplate()
                .getSpec()
                .getInitContainers()
                .get(0);
    }
}
