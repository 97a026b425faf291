package io.slipway.release.records;

import io.slipway.release.processes.ProgramAnswer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The commit that a folder is checked out at.
 *
 * @param id of the commit, in full
 * @param time when it was made
 * @param branch that is checked out; empty when the commit alone is
 */
public record Commit(String id, Instant time, Optional<String> branch) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Empty where there is no git, or no repository. */
    public static Optional<Commit> of(Path folder) {
        return git(folder, "log", "-1", "--no-show-signature", "--format=%H %cI")
                .flatMap(line -> parse(line, git(folder, "symbolic-ref", "--quiet", "--short", "HEAD")));
    }

    private static Optional<String> git(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            ProgramAnswer answer = ProgramAnswer.of(
                    new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD), PATIENCE);
            return answer.succeeded() ? Optional.of(answer.output().strip()) : Optional.empty();
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private static Optional<Commit> parse(String line, Optional<String> branch) {
        String[] parts = line.split(" ");
        return parts.length == 2
                ? Optional.of(
                        new Commit(parts[0], OffsetDateTime.parse(parts[1]).toInstant(), branch))
                : Optional.empty();
    }
}
