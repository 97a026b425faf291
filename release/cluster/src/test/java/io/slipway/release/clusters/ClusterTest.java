package io.slipway.release.clusters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClusterTest {

    @TempDir
    private Path directory;

    private Path kubeconfig;

    @BeforeEach
    void writeKubeconfig() throws IOException {
        kubeconfig = Files.writeString(directory.resolve("clusters.yaml"), """
                apiVersion: v1
                kind: Config
                current-context: production
                clusters:
                  - {name: a, cluster: {server: "https://a.example.com"}}
                  - {name: p, cluster: {server: "https://p.example.com"}}
                contexts:
                  - {name: acceptance, context: {cluster: a, user: ann}}
                  - {name: production, context: {cluster: p, user: ann}}
                users:
                  - {name: ann, user: {token: secret}}
                """);
    }

    @Test
    void contextThatIsNamedIsTaken() {
        assertThat(new Cluster(kubeconfig, Optional.of("acceptance")).server()).isEqualTo("https://a.example.com");
    }

    @Test
    void currentContextIsTakenWhereNoneIsNamed() {
        assertThat(new Cluster(kubeconfig, Optional.empty()).server()).isEqualTo("https://p.example.com");
    }

    /** Not the current one in its place, which is another cluster. */
    @Test
    void contextThatDoesNotExistIsRefused() {
        Cluster misspelled = new Cluster(kubeconfig, Optional.of("acceptence"));

        assertThatThrownBy(misspelled::describe)
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.exitCode().code()).isEqualTo(2))
                .hasMessageContaining("context acceptence does not exist; known contexts: acceptance, production");
    }

    @Test
    void kubeconfigThatDoesNotExistIsNamed() {
        Cluster nowhere = new Cluster(directory.resolve("nope.yaml"), Optional.empty());

        assertThatThrownBy(nowhere::server).hasMessageContaining("the kubeconfig does not exist");
    }
}
