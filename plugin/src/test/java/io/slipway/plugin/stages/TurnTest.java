package io.slipway.plugin.stages;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TurnTest {

    private static final Set<Integer> BUILDING = Set.of(11, 12, 13);

    @Test
    void aFreeEnvironmentIsTaken() {
        assertThat(turn(record(12, ReleaseState.WAITING)).kind()).isEqualTo(Turn.Kind.MINE);
    }

    @Test
    void oneReleaseAtATime() {
        Turn turn = turn(record(12, ReleaseState.WAITING), record(11, ReleaseState.RUNNING));
        assertThat(turn).isEqualTo(new Turn(Turn.Kind.WAIT, 11));
    }

    @Test
    void aReleaseIsNotOverBeforeItIsVerified() {
        Turn turn = turn(record(12, ReleaseState.WAITING), record(11, ReleaseState.VERIFYING));
        assertThat(turn).isEqualTo(new Turn(Turn.Kind.WAIT, 11));
    }

    @Test
    void olderBuildsGoFirst() {
        Turn turn = turn(
                record(12, ReleaseState.WAITING), record(13, ReleaseState.WAITING), record(11, ReleaseState.WAITING));
        assertThat(turn).isEqualTo(new Turn(Turn.Kind.WAIT, 11));
    }

    @Test
    void anOlderBuildDoesNotGoOverANewerOne() {
        Turn turn = turn(record(12, ReleaseState.WAITING), record(13, ReleaseState.RELEASED));
        assertThat(turn).isEqualTo(new Turn(Turn.Kind.OVERTAKEN, 13));
    }

    @Test
    void aNewerBuildThatFailedIsNoReason() {
        Turn turn = turn(record(12, ReleaseState.WAITING), record(13, ReleaseState.FAILED));
        assertThat(turn.kind()).isEqualTo(Turn.Kind.MINE);
    }

    @Test
    void aNewerBuildThatRunsIsWaitedForFirst() {
        Turn turn = turn(record(12, ReleaseState.WAITING), record(13, ReleaseState.RUNNING));
        assertThat(turn).isEqualTo(new Turn(Turn.Kind.WAIT, 13));
    }

    /** A repository may hold several. */
    @Test
    void anotherAppOfTheSameJobIsNotWaitedFor() {
        Turn turn = turn(
                record(12, ReleaseState.WAITING),
                record(11, ReleaseState.RUNNING).in("apps/other"),
                record(13, ReleaseState.RELEASED).in("apps/other"));
        assertThat(turn.kind()).isEqualTo(Turn.Kind.MINE);
    }

    @Test
    void aRollbackMayGoBack() {
        List<ReleaseRecord> records = List.of(record(12, ReleaseState.WAITING), record(13, ReleaseState.RELEASED));
        assertThat(Turn.of(records, records.get(0), true, BUILDING::contains).kind())
                .isEqualTo(Turn.Kind.MINE);
    }

    /** A controller that was killed leaves such records. */
    @Test
    void aBuildThatIsGoneHoldsNobodyUp() {
        Turn turn = turn(
                record(12, ReleaseState.WAITING), record(5, ReleaseState.RUNNING), record(4, ReleaseState.WAITING));
        assertThat(turn.kind()).isEqualTo(Turn.Kind.MINE);
    }

    @Test
    void whereOnlyTheLatestGoesTheOthersGiveWayToTheNewestThatWaits() {
        assertThat(latest(
                        record(11, ReleaseState.AWAITING_APPROVAL),
                        record(12, ReleaseState.AWAITING_CHECKS),
                        record(13, ReleaseState.AWAITING_APPROVAL)))
                .hasValue(13);
        assertThat(latest(record(13, ReleaseState.WAITING), record(12, ReleaseState.AWAITING_CHECKS)))
                .isEmpty();
    }

    @Test
    void whoHasEndedOrIsAnotherAppOrARollbackIsNotTheLatest() {
        assertThat(latest(
                        record(11, ReleaseState.WAITING),
                        record(12, ReleaseState.REJECTED),
                        record(13, ReleaseState.WAITING).in("apps/other")))
                .isEmpty();
        assertThat(latest(
                        record(11, ReleaseState.WAITING),
                        ReleaseRecord.of("13-acceptance-rollback", "rollback", "acceptance", 13, "ada")
                                .as(ReleaseState.AWAITING_APPROVAL, "")))
                .isEmpty();
    }

    @Test
    void aBuildThatIsGoneIsNotTheLatest() {
        assertThat(latest(record(11, ReleaseState.WAITING), record(14, ReleaseState.AWAITING_APPROVAL)))
                .isEmpty();
    }

    /** Each asks its own checks, and those of an older build may take hours. */
    @Test
    void whoWaitsForItsChecksHoldsNobodyUp() {
        Turn turn = turn(record(12, ReleaseState.WAITING), record(11, ReleaseState.AWAITING_CHECKS));
        assertThat(turn.kind()).isEqualTo(Turn.Kind.MINE);
    }

    private static OptionalInt latest(ReleaseRecord mine, ReleaseRecord... others) {
        List<ReleaseRecord> records = new ArrayList<>(List.of(others));
        records.add(mine);
        return Turn.latest(records, mine, BUILDING::contains);
    }

    private static Turn turn(ReleaseRecord mine, ReleaseRecord... others) {
        List<ReleaseRecord> records = new ArrayList<>(List.of(others));
        records.add(mine);
        return Turn.of(records, mine, false, BUILDING::contains);
    }

    private static ReleaseRecord record(int build, ReleaseState state) {
        return ReleaseRecord.of(build + "-acceptance", "release", "acceptance", build, "ada")
                .as(state, "");
    }
}
