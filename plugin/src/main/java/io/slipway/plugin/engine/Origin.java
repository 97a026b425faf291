package io.slipway.plugin.engine;

import hudson.model.Run;
import io.slipway.plugin.approvals.ApprovalsAction;
import io.slipway.plugin.approvals.Decision;
import io.slipway.plugin.approvals.Requesters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import jenkins.model.Jenkins;

/** Says to slipway who releases, who approved it and from which build, for the record that it keeps in the cluster. */
final class Origin {

    private Origin() {}

    /** @param environment that the approvals are about */
    static List<String> of(Run<?, ?> run, String environment) {
        String user = Requesters.starter(run);
        List<String> origin = new ArrayList<>(List.of("--by=" + (user.isEmpty() ? "jenkins" : user)));
        String root = Jenkins.get().getRootUrl();
        if (root != null) {
            origin.add("--build-url=" + root + run.getUrl());
        }
        origin.addAll(approvers(ApprovalsAction.of(run).decisions(environment)));
        return origin;
    }

    /**
     * The branch that a multibranch project has a job for, such as {@code main} or {@code PR-42}; nothing for other jobs, of which
     * Jenkins does not know what they check out.
     *
     * @param environment of the job and not of a build, whose parameters may have any name
     */
    static List<String> branch(Map<String, String> environment) {
        String branch = environment.getOrDefault("BRANCH_NAME", "");
        return branch.isEmpty() ? List.of() : List.of("--branch=" + branch);
    }

    static List<String> approvers(List<Decision> decisions) {
        return decisions.stream()
                .filter(Decision::isApproved)
                .map(decision -> "--approved-by=" + decision.getUser())
                .distinct()
                .toList();
    }
}
