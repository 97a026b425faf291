package io.slipway.release.changes;

import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.processes.ChildProgram;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The git repository that an app's sources are in, asked for commits. */
public final class Repository {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Pattern ID = Pattern.compile("[0-9a-f]{7,64}");
    private static final String FIELD = "\u001f";
    private static final int FIELDS = 4;

    private final Path folder;

    private Repository(Path folder) {
        this.folder = folder;
    }

    /**
     * The repository of a folder.
     *
     * @throws SlipwayException (missing) when there is no git, or the folder is in no repository
     */
    public static Repository of(Path folder) {
        Repository repository = new Repository(folder);
        if (repository.git("rev-parse", "--git-dir").isEmpty()) {
            throw SlipwayException.missing(Problem.of("no git repository, or no git on PATH")
                    .at(folder.toString())
                    .fix("run this in a clone of the app's repository"));
        }
        return repository;
    }

    /** The commit of that id, if this clone has it. What a cluster says may be anything, and is taken for an id or for nothing. */
    public Optional<String> commit(String id) {
        return ID.matcher(id).matches() ? resolve(id) : Optional.empty();
    }

    /** The commit of a version's tag ({@code 1.8.0} or {@code v1.8.0}), or of another tag, a branch or an id. */
    public Optional<String> named(String name) {
        return Stream.of("refs/tags/" + name, "refs/tags/v" + name, name)
                .map(this::resolve)
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** Whether the clone ends somewhere, so that commits may be missing. */
    public boolean isShallow() {
        return git("rev-parse", "--is-shallow-repository")
                .filter("true"::equals)
                .isPresent();
    }

    /** The commits of one that another does not have, the newest first; merges are left out. */
    public List<LoggedCommit> commitsOf(String one, String another) {
        String format = "--format=" + String.join("%x1f", "%H", "%cI", "%an", "%s");
        return git("log", "--no-merges", "--no-show-signature", format, one, "--not", another)
                .orElseThrow(() -> SlipwayException.failed(
                        Problem.of("git log ended with an error").at(folder.toString())))
                .lines()
                .filter(line -> !line.isBlank())
                .map(Repository::parse)
                .toList();
    }

    private Optional<String> resolve(String revision) {
        return git("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    }

    private static LoggedCommit parse(String line) {
        String[] fields = line.split(FIELD, FIELDS);
        return new LoggedCommit(
                fields[0],
                OffsetDateTime.parse(fields[1]).toInstant(),
                PlainText.of(fields[2]),
                PlainText.of(fields[FIELDS - 1]));
    }

    private Optional<String> git(String... arguments) {
        List<String> command = new ArrayList<>(List.of("git", "-C", folder.toString()));
        command.addAll(List.of(arguments));
        try {
            Path output = Files.createTempFile("slipway-git-", ".txt");
            try {
                return git(new ProcessBuilder(command), output);
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

    private static Optional<String> git(ProcessBuilder command, Path output) throws IOException, InterruptedException {
        command.redirectOutput(output.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        try (ChildProgram git = ChildProgram.start(command)) {
            return git.await(PATIENCE) && git.exitCode() == 0
                    ? Optional.of(Files.readString(output).strip())
                    : Optional.empty();
        }
    }
}
