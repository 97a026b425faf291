package io.slipway.plugin.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.reports.CheckRow;
import io.slipway.plugin.reports.NotAReportException;
import io.slipway.plugin.reports.Report;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What somebody who decides is told of the checks. */
class SeenChecksTest {

    private static final Instant NOW = Instant.parse("2026-12-18T17:00:00Z");

    @Test
    void everyCheckHasItsStateItsReasonAndItsNextChange() throws NotAReportException {
        SeenChecks seen = seen(
                1,
                entry("branch", "open", "main", ""),
                entry("window", "waiting", "opens Mon 09:00 CET", "2026-12-21T08:00:00Z"));

        assertThat(seen.getChecks())
                .containsExactly(
                        new CheckRow("branch", "open", "main", Optional.empty()),
                        new CheckRow(
                                "window",
                                "waiting",
                                "opens Mon 09:00 CET",
                                Optional.of(Instant.parse("2026-12-21T08:00:00Z"))));
        assertThat(seen.isTelling()).isTrue();
    }

    @Test
    void slipwayIsAskedAgainWhenTheFirstOfThemChanges() throws NotAReportException {
        SeenChecks seen = seen(
                1,
                entry("freeze year end", "waiting", "until 4 January", "2027-01-04T06:00:00Z"),
                entry("window", "open", "closes 20:00 CET", "2026-12-18T19:00:00Z"));

        assertThat(seen.nextChange()).contains(Instant.parse("2026-12-18T19:00:00Z"));
    }

    /** The clocks of agent and controller may differ. */
    @Test
    void aChangeThatHasPassedDoesNotMakeItAskAllTheTime() throws NotAReportException {
        SeenChecks seen = seen(0, entry("window", "open", "closes 18:00 CET", "2026-12-18T16:59:59Z"));

        assertThat(seen.nextChange()).contains(NOW.plusSeconds(60));
    }

    /** What the clock or another system may still open is left to the people who decide. */
    @Test
    void onlyAnotherBranchIsRefusedBeforeAnybodyIsAsked() throws NotAReportException {
        assertThat(seen(1, entry("branch", "refused", "branch x is not released here; allowed: main", ""))
                        .refusal())
                .contains("branch x is not released here; allowed: main");
        assertThat(seen(
                                1,
                                entry("request", "refused", "it answered 'rejected'", ""),
                                entry("window", "waiting", "", ""))
                        .refusal())
                .isEmpty();
    }

    @Test
    void whatNoClockChangesIsAskedOnce() throws NotAReportException {
        assertThat(seen(1, entry("request", "waiting", "request: pending", "")).nextChange())
                .isEmpty();
    }

    @Test
    void aMessageDoesNotRepeatTheNameOfItsCheck() throws NotAReportException {
        SeenChecks seen = seen(1, entry("request", "waiting", "request: not asked yet", ""));

        assertThat(seen.getChecks().get(0).getMessage()).isEqualTo("not asked yet");
    }

    @Test
    void anEnvironmentWithoutChecksHasNothingToTell() throws NotAReportException {
        assertThat(seen(0).isTelling()).isFalse();
    }

    @Test
    void aClusterThatIsNotThereIsTheReasonWhyNobodyKnows() throws NotAReportException {
        SeenChecks seen = SeenChecks.in(Report.parse("""
                {"verb": "checks", "exitCode": 3, "result": {},
                 "problems": [{"subject": "production", "message": "the cluster does not answer", "lookedIn": []}]}
                """), NOW);

        assertThat(seen.getUnknown()).isEqualTo("the cluster does not answer");
        assertThat(seen.isTelling()).isTrue();
    }

    @Test
    void alwaysTheNewestIsShown() throws NotAReportException {
        SeenChecks first = seen(0);
        SeenChecks later = SeenChecks.unknown("gone", NOW.plusSeconds(1));

        assertThat(first.isNewerThan(null)).isTrue();
        assertThat(later.isNewerThan(first)).isTrue();
        assertThat(first.isNewerThan(first)).isFalse();
    }

    private static SeenChecks seen(int exitCode, String... entries) throws NotAReportException {
        return SeenChecks.in(
                Report.parse("{\"verb\": \"checks\", \"exitCode\": " + exitCode
                        + ", \"problems\": [], \"result\": {\"checks\": [" + String.join(", ", entries) + "]}}"),
                NOW);
    }

    private static String entry(String check, String state, String message, String next) {
        String change = next.isEmpty() ? "" : ", \"nextChange\": \"" + next + "\"";
        return "{\"check\": \"" + check + "\", \"state\": \"" + state + "\", \"message\": \"" + message + "\"" + change
                + "}";
    }
}
