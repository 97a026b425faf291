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
    void isTheOneThatTheDirectoryIsAt(@TempDir Path directory) throws IOException, InterruptedException {
        git(directory, "init", "-q", "--initial-branch", "release/1.4");
        commit(directory);

        Commit commit = Commit.of(directory).orElseThrow();

        assertThat(commit.id()).matches("[0-9a-f]{40}");
        assertThat(commit.time()).isEqualTo(Instant.parse("2026-11-24T19:00:00Z"));
        assertThat(commit.branch()).contains("release/1.4");
    }

    @Test
    void commitThatIsCheckedOutAloneHasNoBranch(@TempDir Path directory) throws IOException, InterruptedException {
        git(directory, "init", "-q");
        commit(directory);
        git(directory, "checkout", "-q", "--detach");

        assertThat(Commit.of(directory).orElseThrow().branch()).isEmpty();
    }

    @Test
    void directoryWithoutARepositoryHasNone(@TempDir Path directory) {
        assertThat(Commit.of(directory)).isEmpty();
    }

    private static void commit(Path directory) throws IOException, InterruptedException {
        git(
                directory,
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

    private static void git(Path directory, String... arguments) throws IOException, InterruptedException {
        ProcessBuilder git = new ProcessBuilder("git", "-C", directory.toString());
        git.command().addAll(List.of(arguments));
        git.environment().put("GIT_COMMITTER_DATE", "2026-11-24T20:00:00+01:00");
        assertThat(git.start().waitFor()).isZero();
    }
}
