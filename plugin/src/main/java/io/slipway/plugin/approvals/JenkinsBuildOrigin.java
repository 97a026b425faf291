package io.slipway.plugin.approvals;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import jenkins.scm.RunWithSCM;

/** How a build of Jenkins came about, read from its causes and change sets. */
record JenkinsBuildOrigin(Run<?, ?> run) implements BuildOrigin {

    @Override
    public int number() {
        return run.getNumber();
    }

    @Override
    public List<String> starters() {
        List<String> starters = new ArrayList<>();
        addStarters(run.getCauses(), starters);
        return starters;
    }

    private static void addStarters(List<Cause> causes, List<String> starters) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
                starters.add(user.getUserId());
            } else if (cause instanceof Cause.UpstreamCause above) {
                // Kept with this build: they tell also when the build above is gone.
                addStarters(above.getUpstreamCauses(), starters);
            }
        }
    }

    @Override
    public List<BuildOrigin> upstream() {
        List<BuildOrigin> upstream = new ArrayList<>();
        addUpstream(run.getCauses(), upstream);
        return upstream;
    }

    private static void addUpstream(List<Cause> causes, List<BuildOrigin> upstream) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UpstreamCause above) {
                Run<?, ?> origin = above.getUpstreamRun();
                if (origin != null) {
                    upstream.add(new JenkinsBuildOrigin(origin));
                }
                addUpstream(above.getUpstreamCauses(), upstream);
            }
        }
    }

    @Override
    public List<String> authors() {
        List<String> authors = new ArrayList<>();
        if (run instanceof RunWithSCM<?, ?> withChanges) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : withChanges.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    authors.add(change.getAuthor().getId());
                }
            }
        }
        return authors;
    }

    @Override
    public Optional<BuildOrigin> previous() {
        return Optional.ofNullable(run.getPreviousBuild()).map(JenkinsBuildOrigin::new);
    }
}
