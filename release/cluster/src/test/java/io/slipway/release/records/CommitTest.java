package io.slipway.release.records;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CommitTest {

    @Test
    void isTheOneThatTheFolderIsAt(@TempDir Path folder) throws IOException, InterruptedException {
        git(folder, "init", "-q", "--initial-branch", "release/1.4");
        commit(folder);

        Commit commit = Commit.of(folder).orElseThrow();

        assertThat(commit.id()).matches("[0-9a-f]{40}");
        assertThat(commit.time()).isEqualTo(Instant.parse("2026-11-24T19:00:00Z"));
        assertThat(commit.branch()).contains("release/1.4");
    }

    @Test
    void commitThatIsCheckedOutAloneHasNoBranch(@TempDir Path folder) throws IOException, InterruptedException {
        git(folder, "init", "-q");
        commit(folder);
        git(folder, "checkout", "-q", "--detach");

        assertThat(Commit.of(folder).orElseThrow().branch()).isEmpty();
    }

    @Test
    void folderWithoutARepositoryHasNone(@TempDir Path folder) {
        assertThat(Commit.of(folder)).isEmpty();
    }

    private static void commit(Path folder) throws IOException, InterruptedException {
        git(
                folder,
                "-c",
                "user.name=a",
                "-c",
                "user.email=a@example.com",
                "commit",
                "-q",
                "--allow-empty",
                "-m",
                "one");
    }

    private static void git(Path folder, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder git = new ProcessBuilder("git", "-C", folder.toString());
        git.command().addAll(List.of(arguments));
        git.environment().put("GIT_COMMITTER_DATE", "2026-11-24T20:00:00+01:00");
        assertThat(git.start().waitFor()).isZero();
    }
}
