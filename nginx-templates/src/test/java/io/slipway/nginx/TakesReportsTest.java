package io.slipway.nginx;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.nginx.server.Answer;
import io.slipway.nginx.server.RunningNginx;
import io.slipway.nginx.server.SiteFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Browsers tell what the content security policy blocked. */
@Tag("needs-program")
class TakesReportsTest {

    private static final String PLACE = "/addin/.slipway/csp-reports";
    private static final String REPORT =
            "{\"csp-report\":{\"document-uri\":\"https://app.example.com/addin/\",\"blocked-uri\":\"https://cdn.example.com\"}}";

    @TempDir
    Path root;

    @BeforeEach
    void write() {
        SiteFiles.of(root, "/addin/");
    }

    @Test
    void pagesSayWhereToReport() {
        try (RunningNginx nginx = serving()) {
            Answer page = nginx.navigate("/addin/");

            assertThat(page.header("Content-Security-Policy"))
                    .startsWith("report-uri " + PLACE + "; report-to slipway; default-src")
                    .contains("; script-src 'self'");
            assertThat(page.header("Reporting-Endpoints")).isEqualTo("slipway=\"" + PLACE + "\"");
            assertThat(nginx.get("/addin/main-ABCD2345.js").header("Reporting-Endpoints"))
                    .isEmpty();
        }
    }

    /** A browser that reads report-to keeps reports for a minute. */
    @Test
    void aPreviewIsToldAtOnce() {
        try (RunningNginx nginx =
                RunningNginx.serving(root, NginxSite.spa("/addin/").policyReportsAtOnce())) {
            assertThat(nginx.navigate("/addin/").header("Content-Security-Policy"))
                    .startsWith("report-uri " + PLACE + "; default-src");
            assertThat(nginx.post(PLACE, REPORT).status()).isEqualTo(204);
        }
    }

    @Test
    void aReportIsALineOfTheLog() {
        RunningNginx nginx = serving();
        try (nginx) {
            assertThat(nginx.post(PLACE, REPORT, "Content-Type: application/csp-report")
                            .status())
                    .isEqualTo(204);
            assertThat(nginx.post(PLACE, "{\"x\":\"\\\n\u0007$host\"}\n{\"time\":\"forged\"}")
                            .status())
                    .isEqualTo(204);
            nginx.stop();

            assertThat(nginx.requests().lines()).hasSize(2).allMatch(line -> line.startsWith("{\"time\":\"2"));
            assertThat(nginx.requests())
                    .contains("\"report\":\"" + REPORT.replace("\"", "\\\"") + "\"}")
                    .contains("\\n{\\\"time\\\":\\\"forged\\\"}");
        }
    }

    @Test
    void reportsAreSmallAndFew() {
        RunningNginx nginx = serving();
        try (nginx) {
            assertThat(nginx.post(PLACE, "x".repeat(16_385)).status()).isEqualTo(413);
            assertThat(nginx.post(PLACE, "x".repeat(16_384)).status()).isEqualTo(204);
            List<Integer> statuses = Stream.generate(
                            () -> nginx.post(PLACE, REPORT).status())
                    .limit(60)
                    .toList();
            nginx.stop();

            assertThat(statuses).contains(204, 429).doesNotContain(405, 500);
            assertThat(nginx.requests()
                            .lines()
                            .filter(line -> line.contains("\"report\""))
                            .count())
                    .isLessThan(60);
        }
    }

    @Test
    void nothingIsThereToRead() {
        try (RunningNginx nginx = serving()) {
            assertThat(nginx.get(PLACE).status()).isEqualTo(405);
            assertThat(nginx.get("/.slipway/nobody").status()).isEqualTo(404);
            assertThat(nginx.post("/.slipway/nobody", "x").status()).isIn(404, 405);
        }
    }

    @Test
    void withoutTheSwitchNobodyListens() {
        try (RunningNginx nginx = RunningNginx.serving(root, NginxSite.spa("/addin/"))) {
            assertThat(nginx.post(PLACE, REPORT).status()).isEqualTo(404);
            assertThat(nginx.navigate("/addin/").header("Content-Security-Policy"))
                    .doesNotContain("report");
        }
    }

    private RunningNginx serving() {
        return RunningNginx.serving(root, NginxSite.spa("/addin/").policyReports(true));
    }
}
