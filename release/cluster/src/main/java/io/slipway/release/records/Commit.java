package io.slipway.release.records;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * The commit that a folder is checked out at.
 *
 * @param id of the commit, in full
 * @param time when it was made
 * @param branch that is checked out; empty when the commit alone is
 */
public record Commit(String id, Instant time, Optional<String> branch) {

    private static final int PATIENCE_SECONDS = 5;

    /** Empty where there is no git, or no repository. */
    public static Optional<Commit> of(Path folder) {
        return git(folder, "log", "-1", "--no-show-signature", "--format=%H %cI")
                .flatMap(line -> parse(line, git(folder, "symbolic-ref", "--quiet", "--short", "HEAD")));
    }

    private static Optional<String> git(Path folder, String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        ProcessBuilder git = new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD);
        try {
            Process process = git.start();
            process.getOutputStream().close();
            try (InputStream out = process.getInputStream()) {
                if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS) || process.exitValue() != 0) {
                    process.destroyForcibly();
                    return Optional.empty();
                }
                return Optional.of(new String(out.readAllBytes(), StandardCharsets.UTF_8).strip());
            }
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
