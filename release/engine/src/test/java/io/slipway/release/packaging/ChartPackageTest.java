package io.slipway.release.packaging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.helm.FixtureChart;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChartPackageTest {

    @TempDir
    Path directory;

    @Test
    void sameInputGivesTheSameBytes() throws IOException {
        FixtureChart first = FixtureChart.in(directory.resolve("a"));
        FixtureChart second = FixtureChart.in(directory.resolve("b"));
        Files.setLastModifiedTime(
                second.directory().resolve("values.yaml"), FileTime.from(Instant.parse("2001-01-01T00:00:00Z")));
        second.directory().resolve("values.yaml").toFile().setExecutable(true);

        ChartArchive one = write(first, "out-a", "1.2.3");
        ChartArchive two = write(second, "out-b", "1.2.3");

        assertThat(two.file()).hasSameBinaryContentAs(one.file());
        assertThat(two.sha256()).isEqualTo(one.sha256());
    }

    @Test
    void setsVersionsAndKeepsTheRestOfChartYaml() throws IOException {
        ChartArchive archive = write(FixtureChart.in(directory), "out", "1.2.3-rc.1");

        assertThat(archive.file()).hasFileName("web-1.2.3-rc.1.tgz");
        assertThat(entries(archive).get("web/Chart.yaml"))
                .contains("version: \"1.2.3-rc.1\"\n", "appVersion: \"app 7\"\n", "# The version of the chart.\n");
    }

    @Test
    void leavesOutWhatHelmIgnoreNames() throws IOException {
        FixtureChart chart = FixtureChart.in(directory)
                .with(".helmignore", "*.key\nwork/\n/docs/*.md\n")
                .with("tls.key", "secret")
                .with("deep/down/other.key", "secret")
                .with("work/notes", "x")
                .with("docs/a.md", "x")
                .with("docs/deep/b.md", "kept")
                .with("templates/.hidden.swp", "x")
                .with("charts/sub/Chart.yaml", "apiVersion: v2\nname: sub\nversion: 1.0.0\n");

        assertThat(entries(write(chart, "out", "1.0.0")))
                .containsOnlyKeys(
                        "web/.helmignore",
                        "web/Chart.yaml",
                        "web/charts/sub/Chart.yaml",
                        "web/docs/deep/b.md",
                        "web/templates/configmap.yaml",
                        "web/values.schema.json",
                        "web/values.yaml");
    }

    @Test
    void writesTheDigestBeside() throws IOException {
        ChartArchive archive = write(FixtureChart.in(directory), "out", "1.0.0");

        assertThat(directory.resolve("out/web-1.0.0.tgz.sha256")).hasContent(archive.sha256() + "  web-1.0.0.tgz");
        assertThat(archive.sha256()).hasSize(64);
    }

    @Test
    void whatNoReleaseCanHoldIsFoundAndItsLargestFilesAreNamed() throws IOException {
        FixtureChart chart = FixtureChart.in(directory).with("notes.txt", "small");
        byte[] random = new byte[3_000_000];
        new Random(1).nextBytes(random);
        Files.write(chart.directory().resolve("old-backup.tgz"), random);

        assertThatThrownBy(() -> write(chart, "out", "1.0.0"))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.render(""))
                                .contains(
                                        "a release of this chart would take 3.9 MiB, and Helm keeps it in a Secret of at most 1 MiB")
                                .contains(
                                        "fix: add what no template reads to .helmignore; the largest are old-backup.tgz (2.9 MiB)"));
        assertThat(directory.resolve("out")).doesNotExist();
    }

    @Test
    void whatIsLargeAndPacksWellIsTaken() throws IOException {
        FixtureChart chart = FixtureChart.in(directory).with("files/long.txt", "a line\n".repeat(400_000));

        assertThat(write(chart, "out", "1.0.0").file()).exists();
    }

    @Test
    void badVersionWritesNothing() {
        FixtureChart chart = FixtureChart.in(directory);

        assertThatThrownBy(() -> write(chart, "out", "1.0"))
                .isInstanceOf(SlipwayException.class)
                .hasMessageContaining("'1.0', which is not a semantic version (MAJOR.MINOR.PATCH)");
        assertThat(directory.resolve("out")).doesNotExist();
    }

    private ChartArchive write(FixtureChart chart, String destination, String version) {
        try {
            ChartMetadata.read(chart.directory())
                    .with(Optional.of(version), Optional.of("app 7"))
                    .write();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return ChartPackage.write(new PackageRequest(chart.directory(), directory.resolve(destination)));
    }

    private static Map<String, String> entries(ChartArchive archive) throws IOException {
        Map<String, String> entries = new LinkedHashMap<>();
        try (InputStream file = Files.newInputStream(archive.file());
                TarArchiveInputStream tar = new TarArchiveInputStream(new GzipCompressorInputStream(file))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                entries.put(entry.getName(), new String(tar.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        return entries;
    }
}
