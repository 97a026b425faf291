package io.slipway.notifications;

import java.util.List;

/** Releases that several tests show: made one detail at a time. */
record SampleProgress(
        String id,
        String verb,
        ReleaseFacts.State state,
        String cause,
        String url,
        Progress.Source source,
        String repository,
        String log) {

    static SampleProgress from(String commit, String remote) {
        return new SampleProgress(
                "5-production",
                "release",
                state(Standing.RUNNING, "running"),
                "",
                "",
                new Progress.Source(commit, remote, "", "", ""),
                "",
                "");
    }

    private static ReleaseFacts.State state(Standing standing, String text) {
        return new ReleaseFacts.State(standing, standing.name(), text, 2L, false);
    }

    SampleProgress as(Standing standing, String text) {
        return new SampleProgress(id, verb, state(standing, text), cause, url, source, repository, log);
    }

    SampleProgress because(String why) {
        return new SampleProgress(id, verb, state, why, url, source, repository, log);
    }

    SampleProgress at(String served) {
        return new SampleProgress(id, verb, state, cause, served, source, repository, log);
    }

    SampleProgress on(String branch) {
        return from(source.directory(), source.change(), branch);
    }

    SampleProgress in(String directory) {
        return from(directory, source.change(), source.branch());
    }

    SampleProgress reviewing(String change) {
        return new SampleProgress("5-review", "review open", state, cause, url, source, repository, log)
                .from(source.directory(), change, source.branch());
    }

    private SampleProgress from(String directory, String change, String branch) {
        Progress.Source from = new Progress.Source(source.commit(), source.remote(), branch, directory, change);
        return new SampleProgress(id, verb, state, cause, url, from, repository, log);
    }

    SampleProgress configured(String path) {
        return new SampleProgress(id, verb, state, cause, url, source, path, log);
    }

    SampleProgress logged(String page) {
        return new SampleProgress(id, verb, state, cause, url, source, repository, page);
    }

    Progress make() {
        ReleaseFacts release = new ReleaseFacts(
                id,
                "",
                id.substring(id.indexOf('-') + 1),
                verb,
                5,
                "bob",
                state,
                cause,
                "",
                new ReleaseFacts.Contents("", "", "", "", url),
                List.of());
        return new Progress(release, source, "portal#" + id, repository, log);
    }
}
