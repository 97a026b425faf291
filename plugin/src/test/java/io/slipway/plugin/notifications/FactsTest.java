package io.slipway.plugin.notifications;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.notifications.Progress;
import io.slipway.notifications.ReleaseFacts;
import io.slipway.notifications.Standing;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.records.SourceCommit;
import io.slipway.plugin.reports.Report;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FactsTest {

    private static final String SHA = "1f0e2d3c4b5a69788796a5b4c3d2e1f001234567";

    @Test
    void tellsAllThatTheRecordHolds() throws Exception {
        ReleaseRecord record = ReleaseRecord.of("5-production", "release", "production", 5, "bob")
                .of("fleet")
                .because("for the fair")
                .with(released())
                .as(ReleaseState.UNVERIFIED, "no answer\nwithin 2 minutes")
                .decided(List.of(new Decision("ada", true, "fine", 7L, List.of())));
        assertThat(Facts.of(record, "1.4.0"))
                .isEqualTo(new ReleaseFacts(
                        "5-production",
                        "fleet",
                        "production",
                        "release",
                        5,
                        "bob",
                        new ReleaseFacts.State(
                                Standing.FAILED,
                                "UNVERIFIED",
                                ReleaseState.UNVERIFIED.getText(),
                                record.getAt(),
                                false),
                        "no answer\nwithin 2 minutes",
                        "for the fair",
                        new ReleaseFacts.Contents(
                                "1.4.0",
                                record.getDigest(),
                                record.getImage(),
                                record.getRevision(),
                                "https://fleet.example.com/"),
                        List.of(new ReleaseFacts.Decision("ada", true, "fine", 7L, 7L))));
    }

    @Test
    void tellsWhatWasBuilt() {
        ReleaseRecord record = ReleaseRecord.of("5-review", "review open", "review", 5, "bob")
                .reviewing("42")
                .in("apps/portal")
                .from(SourceCommit.of(SHA, "git@github.example.com:shop/fleet.git"));
        assertThat(Facts.source(record, "main"))
                .isEqualTo(
                        new Progress.Source(SHA, "git@github.example.com:shop/fleet.git", "main", "apps/portal", "42"));
    }

    @ParameterizedTest
    @CsvSource({
        "AWAITING_APPROVAL, QUEUED",
        "AWAITING_CHECKS, QUEUED",
        "WAITING, QUEUED",
        "RUNNING, RUNNING",
        "VERIFYING, RUNNING",
        "RELEASED, SUCCEEDED",
        "FAILED, FAILED",
        "UNVERIFIED, FAILED",
        "STOPPED, ERRORED",
        "REJECTED, WITHDRAWN",
        "TIMED_OUT, WITHDRAWN",
        "CLOSED, WITHDRAWN",
        "SUPERSEDED, WITHDRAWN"
    })
    void saysHowItStands(ReleaseState state, Standing standing) {
        assertThat(Facts.standing(state)).isEqualTo(standing);
    }

    private static Released released() throws Exception {
        return Released.of(Report.parse("{\"verb\": \"release\", \"exitCode\": 0, \"problems\": [], \"result\":"
                + "{\"release\": \"fleet\", \"revision\": 3, \"url\": \"https://fleet.example.com/\"}}"));
    }
}
