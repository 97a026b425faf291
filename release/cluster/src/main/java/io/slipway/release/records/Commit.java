package io.slipway.release.records;

import io.slipway.release.processes.Git;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/**
 * The commit that a directory is checked out at.
 *
 * @param id of the commit, in full
 * @param time when it was made
 * @param branch that is checked out; empty when the commit alone is
 */
public record Commit(String id, Instant time, Optional<String> branch) {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /** Empty where there is no git, or no repository. */
    public static Optional<Commit> of(Path directory) {
        Git git = new Git(directory, PATIENCE);
        return git.answer("log", "-1", "--no-show-signature", "--format=%H %cI")
                .flatMap(line -> parse(line, git.answer("symbolic-ref", "--quiet", "--short", "HEAD")));
    }

    private static Optional<Commit> parse(String line, Optional<String> branch) {
        String[] parts = line.split(" ");
        return parts.length == 2
                ? Optional.of(
                        new Commit(parts[0], OffsetDateTime.parse(parts[1]).toInstant(), branch))
                : Optional.empty();
    }
}
