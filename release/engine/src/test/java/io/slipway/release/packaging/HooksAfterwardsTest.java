package io.slipway.release.packaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.compressors.gzip.GzipCompressorOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HooksAfterwardsTest {

    @TempDir
    Path directory;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\0',
            value = {
                "kind: Deployment                                                  | false",
                "helm.sh/hook: pre-install                                         | false",
                "\"helm.sh/hook\": \"pre-install,pre-upgrade\"                     | false",
                "'helm.sh/hook': pre-upgrade, pre-install # not post-install       | false",
                "metadata: {name: a, annotations: {helm.sh/hook: \"pre-install\"}} | false",
                "helm.sh/hook: test                                                | false",
                "helm.sh/hook-weight: \"1\"                                        | false",
                "helm.sh/hook-delete-policy: before-hook-creation                  | false",
                "helm.sh/hook: post-install                                        | true",
                "\"helm.sh/hook\": pre-upgrade,post-upgrade                        | true",
                "metadata: {annotations: {helm.sh/hook: post-upgrade}}             | true",
                "helm.sh/hook: {{ .Values.when }}                                  | true",
                "helm.sh/hook: {{ if .Values.late }}post-install{{ end }}          | true",
                "helm.sh/hook:                                                     | true",
                "helm.sh/hook: >-                                                  | true",
            })
    void aTemplateTells(String line, boolean expected) throws IOException {
        Map<String, String> chart = Map.of("web/templates/job.yaml", "metadata:\n    " + line + "\nspec: {}\n");

        assertThat(HooksAfterwards.mayBeIn(archive(chart))).isEqualTo(expected);
        assertThat(HooksAfterwards.mayBeIn(directory(chart))).isEqualTo(expected);
    }

    @Test
    void soDoesTheTemplateOfASubChart() throws IOException {
        assertThat(HooksAfterwards.mayBeIn(
                        archive(Map.of("web/charts/db/templates/job.yaml", "helm.sh/hook: post-install"))))
                .isTrue();
    }

    @Test
    void aSubChartThatIsAnArchiveDoesNotTell() throws IOException {
        Map<String, String> chart = Map.of("web/charts/db-1.0.0.tgz", "");

        assertThat(HooksAfterwards.mayBeIn(archive(chart))).isTrue();
        assertThat(HooksAfterwards.mayBeIn(directory(chart))).isTrue();
    }

    @Test
    void lastOfSeveralCountsToo() throws IOException {
        assertThat(HooksAfterwards.mayBeIn(archive(Map.of(
                        "web/templates/jobs.yaml", "helm.sh/hook: pre-install\n---\nhelm.sh/hook: post-install\n"))))
                .isTrue();
    }

    private Path archive(Map<String, String> files) throws IOException {
        Path archive = directory.resolve("web.tgz");
        try (OutputStream out = Files.newOutputStream(archive);
                TarArchiveOutputStream tar = new TarArchiveOutputStream(new GzipCompressorOutputStream(out))) {
            for (Map.Entry<String, String> file : files.entrySet()) {
                byte[] bytes = file.getValue().getBytes(StandardCharsets.UTF_8);
                TarArchiveEntry entry = new TarArchiveEntry(file.getKey());
                entry.setSize(bytes.length);
                tar.putArchiveEntry(entry);
                tar.write(bytes);
                tar.closeArchiveEntry();
            }
        }
        return archive;
    }

    private Path directory(Map<String, String> files) throws IOException {
        for (Map.Entry<String, String> file : files.entrySet()) {
            Path path = directory.resolve(file.getKey());
            Files.createDirectories(path.getParent());
            Files.writeString(path, file.getValue());
        }
        return directory.resolve("web");
    }
}
