package io.slipway.release.processes;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The {@code git} of PATH, asked about the repository that a directory is in.
 *
 * @param patience how long one answer may take
 */
public record Git(Path directory, Duration patience) {

    /**
     * What it prints, however much that is, without white space at its ends. Empty where there is no git, no repository, or
     * no such thing in it.
     */
    public Optional<String> answer(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", directory.toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("slipway-git-", ".txt");
            try {
                return answer(new ProcessBuilder(command), output);
            } finally {
                Files.deleteIfExists(output);
            }
        } catch (IOException noGit) {
            return Optional.empty();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return Optional.empty();
        }
    }

    private Optional<String> answer(ProcessBuilder command, Path output) throws IOException, InterruptedException {
        command.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        try (ChildProgram git = ChildProgram.start(command)) {
            return git.await(patience) && git.exitCode() == 0
                    ? Optional.of(Files.readString(output).strip())
                    : Optional.empty();
        }
    }
}
