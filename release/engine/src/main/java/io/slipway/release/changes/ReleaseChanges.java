package io.slipway.release.changes;

import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.util.List;

/**
 * The changes between two releases of an app.
 *
 * @param from the one that runs
 * @param to the one that comes
 * @param added what comes with it, the newest first
 * @param gone what runs and would no longer, as after a hotfix that is on another branch, the newest first
 */
public record ReleaseChanges(Side from, Side to, List<LoggedCommit> added, List<LoggedCommit> gone) {

    private static final String SPECIAL = "([\\\\*_\\[\\]<>|`])";

    /**
     * One of the two releases.
     *
     * @param name its version, or what was asked for
     * @param commit that it was built from, in full
     */
    public record Side(String name, String commit) {}

    public ReleaseChanges {
        added = List.copyOf(added);
        gone = List.copyOf(gone);
    }

    /**
     * Looks both up in the app's repository.
     *
     * @param to a version, tag, branch or id of a commit
     * @throws SlipwayException (missing) when this clone does not have a commit of theirs
     */
    public static ReleaseChanges between(Repository repository, Side from, String to) {
        String one = repository
                .commit(from.commit())
                .orElseThrow(() -> notHere(repository, "commit " + from.commit() + " of " + from.name()));
        String other = repository.named(to).orElseThrow(() -> notHere(repository, to));
        return new ReleaseChanges(
                new Side(from.name(), one),
                new Side(to, other),
                repository.commitsOf(other, one),
                repository.commitsOf(one, other));
    }

    private static SlipwayException notHere(Repository repository, String what) {
        return SlipwayException.missing(Problem.of(what + " is not in this clone")
                .fix(
                        repository.isShallow()
                                ? "fetch the whole history: git fetch --unshallow --tags"
                                : "git fetch --tags, or name a tag, branch or commit with --to"));
    }

    /** As release notes have it, in Markdown: a subject stays text, whatever it holds. */
    public String markdown() {
        StringBuilder text =
                new StringBuilder("## " + escaped(to.name()) + "\n\nChanges since " + escaped(from.name()) + ":\n\n");
        text.append(added.isEmpty() ? "None.\n" : list(added));
        if (!gone.isEmpty()) {
            text.append("\nNo longer in it:\n\n").append(list(gone));
        }
        return text.toString();
    }

    private static String list(List<LoggedCommit> commits) {
        StringBuilder list = new StringBuilder();
        commits.forEach(commit -> list.append("- ")
                .append(escaped(commit.subject()))
                .append(" (")
                .append(commit.shortId())
                .append(", ")
                .append(escaped(commit.author()))
                .append(")\n"));
        return list.toString();
    }

    private static String escaped(String text) {
        return text.replaceAll(SPECIAL, "\\\\$1");
    }
}
