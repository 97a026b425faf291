package io.slipway.plugin.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.OptionalInt;
import java.util.TreeSet;
import java.util.function.IntFunction;
import org.junit.jupiter.api.Test;

/** Builds are numbers here. */
class CommitCountTest {

    private final TreeSet<Integer> builds = new TreeSet<>(List.of(1, 2, 3, 4, 5, 6));

    @Test
    void countsTheCommitsOfAllBuildsInBetweenWhetherTheyReleasedOrNot() {
        assertThat(between(6, 3, build -> List.of("a" + build, "b" + build))).hasValue(6);
        assertThat(between(6, 6, build -> List.of("a" + build))).hasValue(0);
        assertThat(between(6, 3, build -> List.of())).hasValue(0);
    }

    @Test
    void aCommitThatIsCheckedOutTwiceIsOne() {
        assertThat(between(6, 3, build -> List.of("a", "a" + build, "a" + build)))
                .hasValue(4);
    }

    @Test
    void whatADiscardedBuildTookInIsNotKnown() {
        builds.remove(5);
        assertThat(between(6, 3, build -> List.of("a" + build))).isEmpty();
        assertThat(between(6, 5, build -> List.of("a" + build))).hasValue(1);
        builds.removeAll(List.of(1, 2, 3, 4));
        assertThat(between(6, 3, build -> List.of("a" + build))).isEmpty();
    }

    @Test
    void thereIsAnEndToTheBuildsThatAreLookedAt() {
        assertThat(between(5000, 1, build -> List.of("a" + build))).isEmpty();
    }

    @Test
    void countsAreComparedThatBeganAtOneBuild() {
        ReleaseRecord first = record(3).counted(0);
        ReleaseRecord second = record(5).counted(first, 4);
        ReleaseRecord third = record(6).counted(second, 2);
        assertThat(third.commitsAfter(first)).hasValue(6);
        assertThat(third.commitsAfter(second)).hasValue(2);
        assertThat(third.commitsAfter(third)).hasValue(0);
        assertThat(record(7).counted(0).commitsAfter(third)).isEmpty();
    }

    @Test
    void aRecordOfAnOlderSlipwayHasNone() {
        assertThat(record(7).commitsAfter(record(6))).isEmpty();
        assertThat(record(7).counted(0).commitsAfter(record(6))).isEmpty();
    }

    @Test
    void theCountStaysWithTheRecord() {
        ReleaseRecord before = record(3).counted(0);
        ReleaseRecord record = record(5).counted(before, 4).as(ReleaseState.RELEASED, "");
        assertThat(record.commitsAfter(before)).hasValue(4);
    }

    private OptionalInt between(int last, int after, IntFunction<List<String>> commits) {
        return CommitCount.between(last, after, builds::lower, build -> build, commits::apply);
    }

    private static ReleaseRecord record(int build) {
        return ReleaseRecord.of(build + "-acceptance", "release", "acceptance", build, "ada");
    }
}
