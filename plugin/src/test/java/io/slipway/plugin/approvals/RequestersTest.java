package io.slipway.plugin.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Four eyes: nobody who wanted it, in whatever way, is the second pair. */
class RequestersTest {

    @Test
    void buildThatAPushStartedIsAskedForByTheAuthorsOfItsChanges() {
        assertThat(Requesters.of(new Build(1).by("eve", "ada"), 0)).containsExactly("eve", "ada");
    }

    @Test
    void buildThatAPersonStartedIsAskedForByAuthorsToo() {
        assertThat(Requesters.of(new Build(7).startedBy("bob", "gus").by("eve"), 6))
                .containsExactly("bob", "gus", "eve");
    }

    @Test
    void authorsOfAllThatIsNewlyReleasedAskForIt() {
        Build newest =
                new Build(3).by("old").then(4).by("eve").then(5).by("ada").then(6);

        assertThat(Requesters.of(newest, 3)).containsExactly("ada", "eve");
        assertThat(Requesters.of(newest, 4)).containsExactly("ada");
        assertThat(Requesters.of(newest, 0)).containsExactly("ada", "eve", "old");
    }

    /** A build that is released again has authors still. */
    @Test
    void authorsOfABuildThatRunsAlreadyAskForIt() {
        assertThat(Requesters.of(new Build(2).by("old").then(3).by("eve"), 3)).containsExactly("eve");
        assertThat(Requesters.of(new Build(2).by("old").then(3).by("eve"), 9)).containsExactly("eve");
    }

    @Test
    void whoStartedABuildAboveOrWroteItsChangesAsksForIt() {
        Build library = new Build(40).startedBy("carl").by("dora");
        Build above = new Build(12).from(library).by("eve");

        assertThat(Requesters.of(new Build(5).from(above), 4)).containsExactlyInAnyOrder("carl", "dora", "eve");
    }

    /** As when two jobs start each other. */
    @Test
    void buildsThatComeFromOneAnotherAreAskedOnce() {
        Build one = new Build(1).startedBy("ada");
        Build other = new Build(2).from(one).startedBy("bob");
        one.from(other);

        assertThat(Requesters.of(one, 0)).containsExactly("ada", "bob");
    }

    @Test
    void nobodyIsNamedTwice() {
        assertThat(Requesters.of(
                        new Build(1).startedBy("ada").by("ada", "ada").then(2).by("ada"), 0))
                .containsExactly("ada");
    }

    @Test
    void jobThatNeverReleasedIsNotReadToItsBeginning() {
        Build newest = new Build(1).by("first");
        for (int number = 2; number <= 5_000; number++) {
            newest = newest.then(number).by("author" + number);
        }

        assertThat(Requesters.of(newest, 0)).hasSizeLessThan(1_000).contains("author5000");
    }

    /** A build as a test tells it. */
    private static final class Build implements BuildOrigin {
        private final int number;
        private final List<String> starters = new ArrayList<>();
        private final List<BuildOrigin> upstream = new ArrayList<>();
        private final List<String> authors = new ArrayList<>();
        private Optional<BuildOrigin> previous = Optional.empty();

        Build(int number) {
            this.number = number;
        }

        Build startedBy(String... users) {
            starters.addAll(List.of(users));
            return this;
        }

        Build by(String... users) {
            authors.addAll(List.of(users));
            return this;
        }

        Build from(Build above) {
            upstream.add(above);
            return this;
        }

        Build then(int next) {
            Build build = new Build(next);
            build.previous = Optional.of(this);
            return build;
        }

        @Override
        public int number() {
            return number;
        }

        @Override
        public List<String> starters() {
            return starters;
        }

        @Override
        public List<BuildOrigin> upstream() {
            return upstream;
        }

        @Override
        public List<String> authors() {
            return authors;
        }

        @Override
        public Optional<BuildOrigin> previous() {
            return previous;
        }
    }
}
