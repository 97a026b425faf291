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
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            contexts: [s3cr3t     | 8:1   | expected ',' or ']'
            a: token: s3cr3t      | 7:9   | mapping values are not allowed here
            token: *s3cr3t        | 7:8   | found undefined alias
            TABcontexts: s3cr3t   | 7:1   | found character '\\t(TAB)' that cannot start any token
            """)
    void kubeconfigThatIsNoYamlIsToldWithLineAndCauseAndWithoutItsText(String text, String place, String cause)
            throws IOException {
        String sound = """
                apiVersion: v1
                kind: Config
                current-context: production
                clusters:
                  - {name: a, cluster: {server: "https://a.example.com"}}
                  - {name: p, cluster: {server: "https://p.example.com"}}
                """;
        Files.writeString(kubeconfig, sound + text.replace("TAB", "\t") + "\n");

        assertThatThrownBy(() -> new Cluster(kubeconfig, Optional.empty()).server())
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.render(""))
                                .contains(
                                        "the kubeconfig is not valid YAML: " + cause, "at " + kubeconfig + ":" + place)
                                .doesNotContain("s3cr3t"));
    }

    @Test
    void kubeconfigThatDoesNotExistIsNamed() {
        Cluster nowhere = new Cluster(directory.resolve("nope.yaml"), Optional.empty());

        assertThatThrownBy(nowhere::server).hasMessageContaining("the kubeconfig does not exist");
    }
}
