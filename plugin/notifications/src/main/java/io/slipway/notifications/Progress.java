package io.slipway.notifications;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a release stands, for a system that shows it beside its commit.
 *
 * @param key names the release; what is told of it again has the same
 * @param repository that is configured; empty for the one that the commit came from
 * @param log where people read more; empty where Jenkins does not know its own address
 */
public record Progress(ReleaseFacts release, Source source, String key, String repository, String log) {

    /**
     * What was built; each is empty where nobody knows it, or there is none.
     *
     * @param remote address of the repository, as Git has it
     * @param directory of the app, within the repository
     * @param change that this is a review of
     */
    public record Source(String commit, String remote, String branch, String directory, String change) {}

    /** As GitHub limits it. */
    private static final int LONGEST = 140;

    /** {@code https://host/owner/name.git}, {@code ssh://git@host:22/owner/name} and {@code git@host:owner/name.git}. */
    private static final Pattern REMOTE = Pattern.compile("(?:[a-z+]+://[^/]+/|[^/:]+:)/?([\\w.-]+(?:/[\\w.-]+)+)");

    /** Such as {@code owner/name}; empty when nobody knows it. */
    String path() {
        Matcher remote = REMOTE.matcher(source.remote().replaceFirst("(\\.git)?/?$", ""));
        String path = !repository.isEmpty() ? repository : remote.matches() ? remote.group(1) : "";
        return path.contains("..") ? "" : path;
    }

    /** Why nothing can be shown; empty when it can. */
    public String missing() {
        if (commit().isEmpty()) {
            return Texts.of("noCommit");
        }
        return path().isEmpty() ? Texts.of("noRepository") : "";
    }

    Standing standing() {
        return release.standing();
    }

    String commit() {
        return source.commit();
    }

    /** Each change has a review of its own, and one must not make another look replaced. */
    String environment() {
        return release.environment() + (source.change().isEmpty() ? "" : "-" + source.change());
    }

    /** Of the commit's status: a repository may hold several apps. */
    String context() {
        return "slipway/" + release.environment()
                + (source.directory().isEmpty() ? "" : " (" + source.directory() + ")");
    }

    /** In one line. */
    String description() {
        String state = release.state().text();
        String cause = release.causeLine();
        String text = cause.isEmpty() ? state : Texts.of("state", state, cause);
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
