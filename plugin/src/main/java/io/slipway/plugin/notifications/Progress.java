package io.slipway.plugin.notifications;

import io.slipway.plugin.Texts;
import io.slipway.plugin.records.ReleaseRecord;
import io.slipway.plugin.records.ReleaseState;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How a release stands, for a system that shows it beside its commit.
 *
 * @param key names the release; what is told of it again has the same
 * @param branch that was built; empty where Jenkins does not know it
 * @param repository that is configured; empty for the one that the commit came from
 * @param log where people read more; empty where Jenkins does not know its own address
 */
record Progress(ReleaseRecord record, String key, String branch, String repository, String log) {

    /** As GitHub limits it. */
    private static final int LONGEST = 140;

    /** {@code https://host/owner/name.git}, {@code ssh://git@host:22/owner/name} and {@code git@host:owner/name.git}. */
    private static final Pattern REMOTE = Pattern.compile("(?:[a-z+]+://[^/]+/|[^/:]+:)/?([\\w.-]+(?:/[\\w.-]+)+)");

    /** Such as {@code owner/name}; empty when nobody knows it. */
    String path() {
        Matcher remote = REMOTE.matcher(record.getRemote().replaceFirst("(\\.git)?/?$", ""));
        String path = !repository.isEmpty() ? repository : remote.matches() ? remote.group(1) : "";
        return path.contains("..") ? "" : path;
    }

    /** Why nothing can be shown; empty when it can. */
    String missing() {
        if (record.getCommit().isEmpty()) {
            return Texts.of(Progress.class, "noCommit");
        }
        return path().isEmpty() ? Texts.of(Progress.class, "noRepository") : "";
    }

    ReleaseState state() {
        return record.getState();
    }

    /** Each change has a review of its own, and one must not make another look replaced. */
    String environment() {
        return record.getEnvironment() + (record.getChange().isEmpty() ? "" : "-" + record.getChange());
    }

    /** Of the commit's status: a repository may hold several apps. */
    String context() {
        return "slipway/" + record.getEnvironment()
                + (record.getDirectory().isEmpty() ? "" : " (" + record.getDirectory() + ")");
    }

    /** In one line. */
    String description() {
        String state = record.getState().getText();
        String text = record.getCauseLine().isEmpty()
                ? state
                : Texts.of(Progress.class, "state", state, record.getCauseLine());
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST - 1) + "…";
    }
}
