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
    Path folder;

    @Test
    void runsTheImageThatTheChartRuns() throws Exception {
        Path chart = SlipwayChart.copyTo(folder.resolve("chart"));

        assertThat(Files.readString(chart.resolve("values.yaml")))
                .contains("repository: " + ContainerEngine.NGINX.repository() + "\n")
                .contains("tag: " + ContainerEngine.NGINX.tag().orElseThrow() + "\n");
    }

    @Test
    void servesTheFolderUnderItsOwnPathAsThisUser() throws Exception {
        Image image = new Image("example/nginx", Optional.of("1"), Optional.of("sha256:ab"));

        List<String> command = new ContainerEngine(Path.of("/usr/bin/docker"))
                .nginx(image, folder)
                .serving(folder.resolve("nginx.conf"));

        assertThat(command)
                .containsSequence("--volume", folder + ":" + folder)
                .containsSequence(
                        "--user", Files.getAttribute(folder, "unix:uid") + ":" + Files.getAttribute(folder, "unix:gid"))
                .containsSequence("--entrypoint", "nginx", "example/nginx@sha256:ab", "-c", folder + "/nginx.conf");
    }
}
