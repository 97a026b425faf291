package io.slipway.release.revisions;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.EnableKubernetesMockClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.slipway.release.MockCluster;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whoever may write Secrets in a namespace must not choose where this machine's files are written. */
@EnableKubernetesMockClient(https = false, crud = true)
class StoredChartTest {

    KubernetesMockServer server;
    KubernetesClient client;

    @TempDir
    Path directory;

    @Test
    void isADirectoryAgain() throws IOException {
        Path chart = write("web", "templates/a/b.yaml");

        assertThat(chart).isEqualTo(directory.resolve("charts/web"));
        assertThat(Files.readString(chart.resolve("templates/a/b.yaml"))).isEqualTo("kind: X");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"../../etc", "/etc/cron.d", "..", ".", "", "a/b", "a\\\\b", "a\\u0000b", "~", "..\\u2215x", "a b"
            })
    void nameOfAChartIsNoPath(String name) throws IOException {
        assertThatThrownBy(() -> write(name, "templates/a.yaml"))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("is not a valid name of a chart");

        assertThat(written()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "../authorized_keys",
                "templates/../../x",
                "/root/.ssh/authorized_keys",
                "templates//x",
                "./templates/x",
                "templates/",
                "templates/x\\u0000.yaml",
                "templates\\\\..\\\\x",
                "templates/../Chart.yaml",
                ""
            })
    void nameOfAFileStaysInTheChart(String name) throws IOException {
        assertThatThrownBy(() -> write("web", name))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("is not a valid name of a file in a chart");

        assertThat(written()).allMatch(path -> path.startsWith(directory.resolve("charts/web")));
    }

    @Test
    void fileThatIsThereAlreadyIsNotReplaced() {
        assertThatThrownBy(() -> write("web", "Chart.yaml"))
                .isInstanceOf(SlipwayException.class)
                .hasMessageStartingWith("the chart that Helm keeps with the release cannot be used");
    }

    private Path write(String chart, String file) throws IOException {
        MockCluster cluster = new MockCluster(server, client, directory)
                .revision(1, "deployed", "done", "{}", """
                {"metadata": {"name": "%s", "version": "1.4.0", "apiVersion": "v2"}, "values": {},
                 "templates": [{"name": "%s", "data": "a2luZDogWA=="}], "files": []}""".formatted(chart, file));
        return new ReleaseStore(cluster.target()).storedChart(1, Files.createDirectories(directory.resolve("charts")));
    }

    private List<Path> written() throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("kubeconfig"))
                    .toList();
        }
    }
}
