package io.slipway.plugin.board;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChangeTest {

    @Test
    void areThoseOfTheBuildsInBetween() {
        assertThat(between(12, 9)).extracting(Change::getBuild).containsExactly(12, 11, 10);
        assertThat(between(9, 9)).isEmpty();
    }

    /** A job that never released here may have thousands of builds. */
    @Test
    void thereIsAnEndToThem() {
        assertThat(between(5000, 0)).hasSize(Change.MOST);
    }

    @Test
    void aCommitIsShortened() {
        assertThat(new Change(1, "0123456789abcdef0123456789abcdef01234567", "Ada", "Add it").getShortCommit())
                .isEqualTo("01234567");
        assertThat(new Change(1, "r1234", "Ada", "Add it").getShortCommit()).isEqualTo("r1234");
    }

    /** Builds are numbers here; each has one change, but for the second. */
    private static List<Change> between(int last, int after) {
        return Change.between(last, after, build -> build > 1 ? build - 1 : null, build -> build, ChangeTest::of);
    }

    private static List<Change> of(int build) {
        return IntStream.of(build)
                .filter(number -> number != 2)
                .mapToObj(number -> new Change(number, "c" + number, "Ada", "Change " + number))
                .toList();
    }
}
