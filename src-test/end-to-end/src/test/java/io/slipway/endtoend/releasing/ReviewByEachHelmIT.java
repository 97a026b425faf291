package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.PodOutcome;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;

/** Reviews by each Helm. */
@EachHelm
class ReviewByEachHelmIT {
    private static final Map<String, Object> HOST = Map.of("host", "shop-{change}.review.example.com");

    @Parameter
    ReleasingHelm helm;

    @TempDir
    Path directory;

    private final TestCluster cluster;
    private App app;
    private ReviewNamespace namespace;

    ReviewByEachHelmIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @BeforeEach
    void makeApp() {
        app = helm.app(directory, cluster).template(HOST);
        namespace = new ReviewNamespace(cluster.client(), app.namespace("review"));
    }

    @Test
    void reviewIsOpenedRenewedClosedAndSwept() {
        app.done("review open", "--change", "42", "--version", "1.0.0");
        app.done("review open", "--change", "42", "--version", "1.1.0");
        app.done("review open", "--change", "43");

        assertThat(namespace.labeled())
                .contains(
                        "Deployment shop-42",
                        "Secret sh.helm.release.v1.shop-42.v1",
                        "Secret sh.helm.release.v1.shop-42.v2",
                        "Secret sh.helm.release.v1.shop-43.v1");
        assertThat(namespace.withoutLabel()).isEmpty();
        assertThat(namespace.withoutExpiry()).isEmpty();

        app.done("review close", "--change", "42");
        assertThat(namespace.labeled()).isNotEmpty().noneMatch(object -> object.contains("shop-42"));

        namespace.expire("shop-43");
        app.done("review sweep");
        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).isEmpty();
    }

    @Test
    void openThatIsKilledIsOpenedAgainAndLeavesNothing() {
        app.template(Map.of(
                        "host",
                        "shop-{change}.review.example.com",
                        "values",
                        Map.of("podAnnotations", PodOutcome.NEVER_READY.annotations())))
                .start("review open", "--change", "42")
                .awaitStdout("deployment           shop-42: 0 of 1 ready")
                .killed("KILL");

        app.template(HOST).done("review open", "--change", "42");
        app.done("review close", "--change", "42");

        assertThat(namespace.labeled()).isEmpty();
        assertThat(namespace.withoutLabel()).isEmpty();
    }
}
