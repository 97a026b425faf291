package io.slipway.plugin.engine;

import hudson.model.Run;
import io.slipway.plugin.approvals.Requesters;
import java.util.List;
import jenkins.model.Jenkins;

/** Says to slipway who releases and from which build, for the record that it keeps in the cluster. */
final class Origin {

    private Origin() {}

    static List<String> of(Run<?, ?> run) {
        String user = Requesters.starter(run);
        String by = "--by=" + (user.isEmpty() ? "jenkins" : user);
        String root = Jenkins.get().getRootUrl();
        return root == null ? List.of(by) : List.of(by, "--build-url=" + root + run.getUrl());
    }
}
