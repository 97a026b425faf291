package io.slipway.release.preview;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.chart.SlipwayChart;
import io.slipway.release.descriptor.Image;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ContainerEngineTest {

    @TempDir
    Path directory;

    @Test
    void runsTheImageThatTheChartRuns() throws Exception {
        Path chart = SlipwayChart.copyTo(directory.resolve("chart"));

        assertThat(Files.readString(chart.resolve("values.yaml")))
                .contains("repository: " + ContainerEngine.NGINX.repository() + "\n")
                .contains("tag: " + ContainerEngine.NGINX.tag().orElseThrow() + "\n");
    }

    @Test
    void servesTheDirectoryUnderItsOwnPathAsThisUser() throws Exception {
        Image image = new Image("example/nginx", Optional.of("1"), Optional.of("sha256:ab"));

        List<String> command = new ContainerEngine(Path.of("/usr/bin/docker"))
                .nginx(image, directory)
                .serving(directory.resolve("nginx.conf"));

        assertThat(command)
                .containsSequence("--volume", directory + ":" + directory)
                .containsSequence(
                        "--user",
                        Files.getAttribute(directory, "unix:uid") + ":" + Files.getAttribute(directory, "unix:gid"))
                .containsSequence("--entrypoint", "nginx", "example/nginx@sha256:ab", "-c", directory + "/nginx.conf");
    }
}
