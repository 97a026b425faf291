package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.reports.Report;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReleaseHistoryTest {

    @TempDir
    File job;

    @Test
    void holdsTheNewestFirst() throws Exception {
        ReleaseHistory history = ReleaseHistory.in(job);
        history.put(record(1, ReleaseState.RELEASED));
        history.put(record(2, ReleaseState.RUNNING));
        assertThat(history.records("acceptance"))
                .extracting(ReleaseRecord::getBuild)
                .containsExactly(2, 1);
        assertThat(history.current("acceptance"))
                .get()
                .extracting(ReleaseRecord::getBuild)
                .isEqualTo(1);
    }

    @Test
    void aRecordTakesThePlaceOfTheOneWithItsId() throws Exception {
        ReleaseHistory history = ReleaseHistory.in(job);
        history.put(record(1, ReleaseState.RUNNING));
        history.put(record(1, ReleaseState.FAILED));
        assertThat(history.records()).extracting(ReleaseRecord::getState).containsExactly(ReleaseState.FAILED);
    }

    @Test
    void isReadAgainAsItWasWritten() throws Exception {
        Released released = Released.of(Report.parse("""
                {"verb": "release", "exitCode": 0, "problems": [], "result": {"release": "portal", "revision":
                {"number": 7, "version": "1.4.0", "chart": "portal-1.4.0", "record": {"chart-digest": "sha256:1"}}}}"""));
        ReleaseHistory.in(job).put(record(1, ReleaseState.RELEASED).with(released));
        ReleaseRecord read = new HistoryFile(job).read().get(0);
        assertThat(read)
                .usingRecursiveComparison()
                .isEqualTo(ReleaseHistory.in(job).records().get(0));
        assertThat(read.getVersion()).isEqualTo("1.4.0");
        assertThat(read.getReleased().asMap())
                .containsEntry("chart", "portal-1.4.0")
                .containsEntry("revision", "7")
                .containsEntry("digest", "sha256:1")
                .doesNotContainKey("url");
    }

    /** A decision that could not be read back cost the whole history of its job. */
    @Test
    void whoDecidedIsReadAgainToo() throws Exception {
        Decision decision = new Decision("ada", true, "seen", 5, List.of("operations"));
        ReleaseHistory.in(job).put(record(1, ReleaseState.RELEASED).decided(List.of(decision)));
        assertThat(new HistoryFile(job).read())
                .singleElement()
                .usingRecursiveComparison()
                .isEqualTo(ReleaseHistory.in(job).records().get(0));
    }

    @Test
    void keepsTheLastOfEachEnvironmentAndAlwaysWhatRuns() {
        var records = new ArrayList<ReleaseRecord>();
        IntStream.range(0, 200).forEach(build -> records.add(record(200 - build, ReleaseState.FAILED)));
        records.add(record(0, ReleaseState.RELEASED));
        var kept = Retention.keep(records);
        assertThat(kept).hasSize(Retention.EACH_ENVIRONMENT + 1);
        assertThat(kept.get(0).getBuild()).isEqualTo(200);
        assertThat(kept.get(kept.size() - 1).getState()).isEqualTo(ReleaseState.RELEASED);
    }

    /** What builds kept is pruned by these records: what runs must not lose its chart and descriptor. */
    @Test
    void anAppThatIsReleasedOftenDoesNotPushOutWhatRunsOfAnother() {
        var records = new ArrayList<ReleaseRecord>();
        IntStream.range(0, 200)
                .forEach(build -> records.add(
                        record(300 - build, ReleaseState.RELEASED).of("shop").in("shop")));
        records.add(record(2, ReleaseState.RELEASED).of("admin").in("admin"));
        assertThat(Retention.keep(records))
                .filteredOn(record -> record.getApp().equals("admin"))
                .singleElement()
                .extracting(ReleaseRecord::getBuild)
                .isEqualTo(2);
    }

    @Test
    void keepsWhatRanLastBehindAnyNumberOfFailuresThatNobodyRolledBack() {
        var records = new ArrayList<ReleaseRecord>();
        IntStream.range(0, 200)
                .forEach(build ->
                        records.add(record(300 - build, ReleaseState.FAILED).changed()));
        IntStream.of(3, 2, 1).forEach(build -> records.add(record(build, ReleaseState.RELEASED)));
        assertThat(Retention.keep(records))
                .filteredOn(record -> record.getState().isThere())
                .extracting(ReleaseRecord::getBuild)
                .containsExactly(3, 2);
    }

    /** A Pipeline can make up as many names as it likes. */
    @Test
    void keepsNoMoreEnvironmentsThanABoardCanShow() {
        var records = new ArrayList<ReleaseRecord>();
        IntStream.range(0, 5000)
                .forEach(build -> records.add(ReleaseRecord.of(build + "-x", "release", "x" + build, build, "ada")
                        .as(ReleaseState.RELEASED, "")));
        assertThat(Retention.keep(records)).hasSize(Retention.ENVIRONMENTS);
        assertThat(Retention.keep(records).get(0).getEnvironment()).isEqualTo("x0");
    }

    @Test
    void openRecordsAreBoundedToo() {
        var records = new ArrayList<ReleaseRecord>();
        IntStream.range(0, 5000).forEach(build -> records.add(record(build, ReleaseState.WAITING)));
        assertThat(Retention.keep(records)).hasSizeLessThanOrEqualTo(2 * Retention.EACH_ENVIRONMENT);
    }

    @Test
    void whatAStoppedReleaseLeftIsNotKnown() {
        ReleaseRecord running = record(5, ReleaseState.RUNNING);
        assertThat(running.settled().isChanged()).isTrue();
        assertThat(running.settled().getState()).isEqualTo(ReleaseState.STOPPED);
        assertThat(record(5, ReleaseState.WAITING).settled().isChanged()).isFalse();
        assertThat(record(5, ReleaseState.STOPPED)
                        .changed()
                        .as(ReleaseState.RELEASED, "")
                        .isChanged())
                .isFalse();
    }

    @Test
    void whatIsKnownOfARecordStaysWithIt() {
        ReleaseRecord record = record(5, ReleaseState.WAITING).of("portal").in("apps/portal");
        ReleaseRecord next = record.as(ReleaseState.RUNNING, "").with(Released.NOTHING);
        assertThat(next.getApp()).isEqualTo("portal");
        assertThat(next.getDirectory()).isEqualTo("apps/portal");
        assertThat(next.getSource()).isEqualTo(5);
    }

    @Test
    void aBrokenFileCostsTheHistoryAndNotTheJob() throws Exception {
        Files.writeString(Path.of(job.getPath(), "slipway-releases.json"), "[{\"id\": ");
        assertThat(new HistoryFile(job).read()).isEmpty();
    }

    private static ReleaseRecord record(int build, ReleaseState state) {
        return ReleaseRecord.of(build + "-acceptance", "release", "acceptance", build, "ada")
                .as(state, "");
    }
}
