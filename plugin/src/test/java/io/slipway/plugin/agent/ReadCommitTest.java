package io.slipway.plugin.agent;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reads what Git itself has written. */
class ReadCommitTest {

    @TempDir
    Path workspace;

    @BeforeEach
    void checkOut() throws Exception {
        git("init", "--quiet", "--initial-branch=main");
        git("remote", "add", "upstream", "https://example.com/other/other.git");
        git("remote", "add", "origin", "https://bot:s3cret@github.com/shop/fleet.git");
        commit("first");
        Files.createDirectories(workspace.resolve("apps/portal"));
    }

    @Test
    void readsABranchAndADetachedHead() throws Exception {
        String first = git("rev-parse", "HEAD");
        assertThat(read("apps/portal", false)).isEqualTo(new CheckedOut(first, "https://github.com/shop/fleet.git"));
        commit("second");
        git("checkout", "--quiet", "--detach", first);
        assertThat(read("", false).commit()).isEqualTo(first);
    }

    @Test
    void readsPackedReferences() throws Exception {
        git("pack-refs", "--all");
        git("gc", "--quiet");
        assertThat(read("", false).commit()).isEqualTo(git("rev-parse", "HEAD"));
    }

    /** Jenkins merges a pull request with its target, and nobody else knows that commit. */
    @Test
    void ofAMergedChangeItIsTheChangeThatIsMeant() throws Exception {
        git("checkout", "--quiet", "-b", "change");
        commit("of the change");
        String change = git("rev-parse", "HEAD");
        git("checkout", "--quiet", "main");
        commit("of the target");
        git("merge", "--quiet", "-m", "merged", "change");
        assertThat(read("", true).commit()).isEqualTo(change);
        assertThat(read("", false).commit()).isEqualTo(git("rev-parse", "HEAD"));
    }

    @Test
    void aChangeThatWasNotMergedIsItself() throws Exception {
        commit("second");
        assertThat(read("", true).commit()).isEqualTo(git("rev-parse", "HEAD"));
    }

    @Test
    void withoutARepositoryNothingIsKnown(@TempDir Path other) throws Exception {
        assertThat(new ReadCommit("", false).invoke(other.toFile(), null)).isEqualTo(CheckedOut.NOTHING);
    }

    @Test
    void aRepositoryAroundTheWorkspaceIsNotLookedAt() throws Exception {
        assertThat(new ReadCommit("", false).invoke(workspace.resolve("apps").toFile(), null))
                .isEqualTo(CheckedOut.NOTHING);
    }

    @Test
    void aHeadThatLeadsElsewhereIsNone(@TempDir Path other) throws Exception {
        Files.createDirectory(other.resolve(".git"));
        Files.writeString(other.resolve(".git/HEAD"), "not a commit");
        assertThat(new ReadCommit("", false).invoke(other.toFile(), null).commit())
                .isEmpty();
    }

    private CheckedOut read(String directory, boolean change) throws IOException {
        return new ReadCommit(directory, change).invoke(workspace.toFile(), null);
    }

    private void commit(String name) throws Exception {
        Files.writeString(workspace.resolve(name.replace(' ', '-')), name);
        git("add", ".");
        git("commit", "--quiet", "-m", name);
    }

    private String git(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(List.of("git", "-c", "user.name=Ada", "-c", "user.email=ada@example.com"));
        command.addAll(List.of(arguments));
        Process process = new ProcessBuilder(command)
                .directory(workspace.toFile())
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
        return output.strip();
    }
}
