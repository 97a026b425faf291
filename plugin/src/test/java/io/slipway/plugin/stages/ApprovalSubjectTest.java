package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.approvals.Subject;
import io.slipway.plugin.engine.EngineRequest;
import io.slipway.plugin.engine.Verb;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import io.slipway.plugin.records.Released;
import io.slipway.plugin.reports.Report;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What approvers are told that they approve. */
class ApprovalSubjectTest {

    private static final List<ReleaseRecord> HISTORY = List.of(
            record(44, "acceptance", "1.5.0", 6, ReleaseState.FAILED),
            record(43, "acceptance", "1.4.0", 5, ReleaseState.RELEASED),
            record(41, "production", "1.3.0", 9, ReleaseState.RELEASED),
            record(40, "production", "1.2.0", 8, ReleaseState.RELEASED),
            record(39, "production", "9.9.9", 9, ReleaseState.RELEASED).in("other"));

    @Test
    void ofAPromotionItIsWhatRunsWhereItComesFrom() {
        Subject subject =
                of(EngineRequest.of(Verb.PROMOTE, "production", List.of()).from("acceptance"), "");
        assertThat(subject.getVersion()).isEqualTo("1.4.0");
        assertThat(subject.getSource()).isEqualTo(43);
    }

    @Test
    void ofARollbackItIsTheRevision() {
        assertThat(of(EngineRequest.of(Verb.ROLLBACK, "production", List.of("--to=8")), "")
                        .getVersion())
                .isEqualTo("1.2.0");
        assertThat(of(EngineRequest.of(Verb.ROLLBACK, "production", List.of()), "")
                        .getVersion())
                .isEqualTo("1.2.0");
    }

    @Test
    void ofAReleaseItIsWhatTheBuildMade() {
        Subject packaged = of(EngineRequest.of(Verb.RELEASE, "production", List.of()), "1.6.0");
        assertThat(packaged.getVersion()).isEqualTo("1.6.0");
        assertThat(packaged.getSource()).isEqualTo(50);
        assertThat(of(EngineRequest.of(Verb.RELEASE, "production", List.of("--version=1.7.0")), "")
                        .getVersion())
                .isEqualTo("1.7.0");
    }

    /** Such as the board asks before it releases one again: its changes are those of the build that made it. */
    @Test
    void aVersionThatWasReleasedBeforeComesFromItsBuild() {
        assertThat(of(EngineRequest.of(Verb.RELEASE, "production", List.of("--version=1.4.0")), "")
                        .getSource())
                .isEqualTo(43);
    }

    @Test
    void nobodyKnowsWhatAChartOfSomebodyElseHolds() {
        Subject subject =
                of(EngineRequest.of(Verb.RELEASE, "production", List.of()).chart("a.tgz"), "");
        assertThat(subject.getVersion()).isEmpty();
        assertThat(subject.getSource()).isZero();
    }

    private static Subject of(EngineRequest request, String packaged) {
        return new ApprovalSubject(request, HISTORY).of("portal", packaged, 50);
    }

    private static ReleaseRecord record(
            int build, String environment, String version, int revision, ReleaseState state) {
        try {
            Released released = Released.of(Report.parse("""
                    {"verb": "release", "exitCode": 0, "problems": [], "result": {"release": "portal", "revision":
                    {"number": %d, "version": "%s"}}}""".formatted(revision, version)));
            return ReleaseRecord.of(build + "-" + environment, "release", environment, build, "ada")
                    .as(state, "")
                    .with(released);
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }
}
