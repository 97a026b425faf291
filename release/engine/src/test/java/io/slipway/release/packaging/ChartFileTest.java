package io.slipway.release.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Neither a package nor what is rendered holds a file from outside the chart. */
class ChartFileTest {

    @TempDir
    Path directory;

    private AppDirectory app;
    private Path chart;

    @BeforeEach
    void makeApp() throws IOException {
        app = AppDirectory.in(Files.createDirectory(directory.resolve("app"))).withOwnChart("");
        chart = directory.resolve("app/deploy");
        Files.writeString(Files.createDirectory(directory.resolve("outside")).resolve("secret"), "secret: yes\n");
    }

    @ParameterizedTest
    @CsvSource({
        "templates/x.yaml, /proc/self/environ",
        "files/x, ../../../outside/secret",
        "files, ../../outside",
        "x, /etc/hostname",
        "crds, /",
        ".helmignore, /proc/self/environ",
        "README.md, /dev/null"
    })
    void linkThatLeavesTheChartIsRefused(String link, String to) throws IOException {
        Files.createDirectories(chart.resolve(link).getParent());
        Files.createSymbolicLink(chart.resolve(link), Path.of(to));

        assertThatThrownBy(() -> AppChart.of(app.descriptor()).close())
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("a link that leaves the chart");
        assertThatThrownBy(() -> ChartPackage.write(new PackageRequest(chart, directory.resolve("out"))))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("a link that leaves the chart");
    }

    /** Each directory leads to the next twice, so thirty of them hold a billion files. */
    @Tag("slow")
    @Test
    @Timeout(60)
    void linksThatMultiplyAreRefused() throws IOException {
        for (int i = 0; i < 30; i++) {
            Path links = Files.createDirectories(chart.resolve("files/d" + i));
            Files.createSymbolicLink(links.resolve("x"), Path.of("../d" + (i + 1)));
            Files.createSymbolicLink(links.resolve("y"), Path.of("../d" + (i + 1)));
        }
        Files.writeString(Files.createDirectories(chart.resolve("files/d30")).resolve("file"), "x");

        assertThatThrownBy(() -> AppChart.of(app.descriptor()).close())
                .hasStackTraceContaining("holds more than 20000 files and directories");
    }

    @Test
    void metadataFromOutsideIsRefused() throws IOException {
        Files.move(chart.resolve("Chart.yaml"), directory.resolve("Chart.yaml"));
        Files.createSymbolicLink(chart.resolve("Chart.yaml"), Path.of("../../Chart.yaml"));

        assertThatThrownBy(() -> AppChart.of(app.descriptor()).close())
                .hasMessageContaining("a link that leaves the chart");
    }

    @Test
    void linkWithinTheChartIsACopy() throws IOException {
        Files.createSymbolicLink(chart.resolve("templates/again.yaml"), Path.of("greeting.yaml"));

        try (AppChart copy = AppChart.of(app.descriptor())) {
            assertThat(copy.directory().resolve("templates/again.yaml"))
                    .isRegularFile()
                    .hasSameTextualContentAs(chart.resolve("templates/greeting.yaml"));
            assertThat(Files.isSymbolicLink(copy.directory().resolve("templates/again.yaml")))
                    .isFalse();
        }
    }

    @Test
    void whatIsNoFileIsRefused() throws Exception {
        new ProcessBuilder("mkfifo", chart.resolve("templates/pipe.yaml").toString())
                .start()
                .waitFor();

        assertThatThrownBy(() -> AppChart.of(app.descriptor()).close())
                .hasMessageContaining("neither a file nor a directory");
    }

    @Test
    void ignoredLinkIsNoMatter() throws IOException {
        Files.writeString(chart.resolve(".helmignore"), "secret\n");
        Files.createSymbolicLink(chart.resolve("secret"), directory.resolve("outside/secret"));

        try (AppChart copy = AppChart.of(app.descriptor())) {
            assertThat(copy.directory().resolve("secret")).doesNotExist();
        }
    }
}
