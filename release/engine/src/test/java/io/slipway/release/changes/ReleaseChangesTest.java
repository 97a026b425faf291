package io.slipway.release.changes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.release.changes.ReleaseChanges.Side;
import io.slipway.release.problems.SlipwayException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On repositories that git itself made. */
class ReleaseChangesTest {

    @TempDir
    private Path directory;

    @Test
    void areTheCommitsThatTheNewerReleaseHasAndTheOlderHasNot() throws Exception {
        begin();
        String running = commit("First page");
        commit("Close the menu with Escape");
        commit("Say who is logged in");
        git("tag", "v1.8.0");
        commit("Not in it yet");

        ReleaseChanges changes = ReleaseChanges.between(Repository.of(directory), new Side("1.7.0", running), "1.8.0");

        assertThat(changes.added())
                .extracting(LoggedCommit::subject)
                .containsExactly("Say who is logged in", "Close the menu with Escape");
        assertThat(changes.added()).extracting(LoggedCommit::author).containsOnly("Ann Ö");
        assertThat(changes.gone()).isEmpty();
    }

    @Test
    void hotfixThatRunsAndIsNotInTheNewerReleaseIsTold() throws Exception {
        begin();
        commit("First page");
        git("checkout", "-q", "-b", "hotfix");
        String running = commit("Mend the price");
        git("checkout", "-q", "main");
        commit("Second page");

        ReleaseChanges changes = ReleaseChanges.between(Repository.of(directory), new Side("1.7.1", running), "HEAD");

        assertThat(changes.added()).extracting(LoggedCommit::subject).containsExactly("Second page");
        assertThat(changes.gone()).extracting(LoggedCommit::subject).containsExactly("Mend the price");
        assertThat(changes.markdown()).contains("No longer in it:\n\n- Mend the price (");
    }

    @Test
    void subjectStaysTextInMarkdownAndOnATerminal() throws Exception {
        begin();
        String running = commit("First page");
        commit("<img src=x onerror=alert(1)> [link](javascript:1) *not bold* \u001b[31mred");

        ReleaseChanges changes = ReleaseChanges.between(Repository.of(directory), new Side("1.7.0", running), "HEAD");

        assertThat(changes.markdown())
                .contains("- \\<img src=x onerror=alert(1)\\> \\[link\\](javascript:1) \\*not bold\\*")
                .doesNotContain("\u001b");
    }

    @Test
    void sameCommitHasNoChanges() throws Exception {
        begin();
        String running = commit("First page");

        assertThat(ReleaseChanges.between(Repository.of(directory), new Side("1.7.0", running), "main")
                        .markdown())
                .isEqualTo("## main\n\nChanges since 1.7.0:\n\nNone.\n");
    }

    @Test
    void shallowCloneIsToldHowToGetTheRest() throws Exception {
        begin();
        String running = commit("First page");
        commit("Second page");
        Path clone = directory.resolve("clone");
        git("clone", "-q", "--depth", "1", directory.toUri().toString(), clone.toString());

        assertThatThrownBy(() -> ReleaseChanges.between(Repository.of(clone), new Side("1.7.0", running), "HEAD"))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.render("production"))
                                .contains(
                                        "commit " + running + " of 1.7.0 is not in this clone",
                                        "git fetch --unshallow"));
    }

    @Test
    void versionWithoutATagIsNotFound() throws Exception {
        begin();
        String running = commit("First page");

        assertThatThrownBy(() -> ReleaseChanges.between(Repository.of(directory), new Side("1.7.0", running), "9.9.9"))
                .isInstanceOfSatisfying(
                        SlipwayException.class,
                        e -> assertThat(e.render("production"))
                                .contains("9.9.9 is not in this clone", "name a tag, branch or commit with --to"));
    }

    /** A record in a cluster may have been written by somebody else. */
    @Test
    void whatIsNoIdOfACommitIsNotGivenToGit() throws Exception {
        begin();
        commit("First page");
        Repository repository = Repository.of(directory);

        assertThat(repository.commit("--output=/tmp/x")).isEmpty();
        assertThat(repository.commit("HEAD")).isEmpty();
        assertThat(repository.named("--output=/tmp/x")).isEmpty();
    }

    @Test
    void directoryWithoutARepositoryIsSaid() {
        assertThatThrownBy(() -> Repository.of(Path.of("/")))
                .isInstanceOfSatisfying(
                        SlipwayException.class, e -> assertThat(e.render("")).contains("no git repository"));
    }

    private void begin() throws Exception {
        git("init", "-q", "-b", "main");
    }

    private String commit(String subject) throws Exception {
        git("commit", "-q", "--allow-empty", "-m", subject);
        return git("rev-parse", "HEAD").strip();
    }

    private String git(String... arguments) throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Ann Ö", "-c", "user.email=ann@example.com", "-C"));
        command.add(directory.toString());
        command.addAll(List.of(arguments));
        Process git = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(git.waitFor()).as(said).isZero();
        return said;
    }
}
