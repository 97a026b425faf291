package io.slipway.plugin.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReportTest {

    @Test
    void theFirstProblemIsTheCause() throws Exception {
        Report report = Report.parse("""
                {"slipway": "0.1.0", "verb": "release", "exitCode": 1, "result": {}, "problems": [
                  {"subject": "acceptance", "message": "init container replace failed: no value for apiUrl",
                   "lookedIn": ["variables"], "fix": "add apiUrl"},
                  {"message": "second", "lookedIn": []}]}""");
        assertThat(report.done()).isFalse();
        assertThat(report.cause()).isEqualTo("acceptance: init container replace failed: no value for apiUrl");
        assertThat(report.problems()).hasSize(2);
        assertThat(report.problems().get(0).fix()).isEqualTo("add apiUrl");
    }

    @Test
    void findsATextByTheNamesThatLeadToIt() throws Exception {
        Report report = Report.parse("""
                {"verb": "release", "exitCode": 0, "problems": [],
                 "result": {"revision": {"number": 7, "record": {"chart-digest": "sha256:1"}}}}""");
        assertThat(report.text("revision", "number")).isEqualTo("7");
        assertThat(report.text("revision", "record", "chart-digest")).isEqualTo("sha256:1");
        assertThat(report.text("revision")).isEmpty();
        assertThat(report.text("no", "such")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "not JSON",
                "[]",
                "{}",
                "{\"verb\": \"release\", \"exitCode\": \"0\", \"problems\": [], \"result\": {}}",
                "{\"verb\": \"release\", \"exitCode\": 9, \"problems\": [], \"result\": {}}",
                "{\"verb\": \"release\", \"exitCode\": 0, \"problems\": {}, \"result\": {}}",
                "{\"verb\": \"release\", \"exitCode\": 0, \"problems\": [], \"result\": 1}"
            })
    void whatIsNoReportIsRefused(String text) {
        assertThatThrownBy(() -> Report.parse(text)).isInstanceOf(NotAReportException.class);
    }

    @Test
    void saysUntilWhenTheChecksAreClosed() throws Exception {
        assertThat(closed("{\"waits\": true, \"opens\": \"2027-01-04T07:00:00Z\", \"askAgain\": 45}"))
                .contains(new ClosedChecks(
                        "opens Mon 09:00 CET",
                        true,
                        Optional.of(Instant.parse("2027-01-04T07:00:00Z")),
                        Optional.of(Duration.ofSeconds(45))));
        assertThat(closed("{\"waits\": false}"))
                .contains(new ClosedChecks("opens Mon 09:00 CET", false, Optional.empty(), Optional.empty()));
    }

    @Test
    void anAgentThatMakesTimesUpIsWaitedForAndNotBelieved() throws Exception {
        assertThat(closed("{\"opens\": \"soon\", \"askAgain\": 1e300}"))
                .contains(new ClosedChecks(
                        "opens Mon 09:00 CET", true, Optional.empty(), Optional.of(Duration.ofDays(1))));
        assertThat(closed("[]")).isEmpty();
        assertThat(closed("null")).isEmpty();
    }

    private static Optional<ClosedChecks> closed(String closed) throws NotAReportException {
        return Report.parse("{\"verb\": \"release\", \"exitCode\": 1, \"closed\": " + closed + ", \"result\": {},"
                        + "\"problems\": [{\"message\": \"opens Mon 09:00 CET\", \"lookedIn\": []}]}")
                .closed();
    }

    /** An agent may send what it likes; a build's page must stay a page. */
    @Test
    void boundsWhatAnAgentSends() throws Exception {
        String problem = "{\"message\": \"" + "x".repeat(100_000) + "\", \"lookedIn\": []},";
        Report report = Report.parse("{\"verb\": \"check\", \"exitCode\": 1, \"result\": {}, \"problems\": ["
                + problem.repeat(5) + "{\"message\": \"\", \"lookedIn\": []}".concat(",{}".repeat(1000)) + "]}");
        assertThat(report.cause()).hasSize(4001);
        assertThat(report.problems()).hasSize(200);
    }
}
