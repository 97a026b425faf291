package io.slipway.release.changes;

import io.slipway.release.problems.PlainText;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.processes.Git;
import java.nio.file.Path;
import java.time.Duration;
import java.time.OffsetDateTime;
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

    private final Git git;

    private Repository(Path directory) {
        this.git = new Git(directory, PATIENCE);
    }

    /**
     * The repository of a directory.
     *
     * @throws SlipwayException (missing) when there is no git, or the directory is in no repository
     */
    public static Repository of(Path directory) {
        Repository repository = new Repository(directory);
        if (repository.git.answer("rev-parse", "--git-dir").isEmpty()) {
            throw SlipwayException.missing(Problem.of("no git repository, or no git on PATH")
                    .at(directory.toString())
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
        return git.answer("rev-parse", "--is-shallow-repository")
                .filter("true"::equals)
                .isPresent();
    }

    /** The commits of one that another does not have, the newest first; merges are left out. */
    public List<LoggedCommit> commitsOf(String one, String another) {
        String format = "--format=" + String.join("%x1f", "%H", "%cI", "%an", "%s");
        return git.answer("log", "--no-merges", "--no-show-signature", format, one, "--not", another)
                .orElseThrow(() -> SlipwayException.failed(Problem.of("git log ended with an error")
                        .at(git.directory().toString())))
                .lines()
                .filter(line -> !line.isBlank())
                .map(Repository::parse)
                .toList();
    }

    private Optional<String> resolve(String revision) {
        return git.answer("rev-parse", "--verify", "--quiet", "--end-of-options", revision + "^{commit}");
    }

    private static LoggedCommit parse(String line) {
        String[] fields = line.split(FIELD, FIELDS);
        return new LoggedCommit(
                fields[0],
                OffsetDateTime.parse(fields[1]).toInstant(),
                PlainText.of(fields[2]),
                PlainText.of(fields[FIELDS - 1]));
    }
}
