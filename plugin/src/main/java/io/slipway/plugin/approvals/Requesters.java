package io.slipway.plugin.approvals;

import hudson.model.Cause;
import hudson.model.Run;
import hudson.model.User;
import hudson.scm.ChangeLogSet;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jenkins.scm.RunWithSCM;

/**
 * Who asked for what a build does: everybody who started it or a build that it came from, and the authors of what it would
 * newly release. A build that a push, a timer or a token started has a requester by that, too.
 */
public final class Requesters {

    /** A build that never released here may have thousands before it. */
    private static final int MOST_BUILDS = 200;

    private final Set<String> users = new LinkedHashSet<>();
    private final Set<Run<?, ?>> upstream = new LinkedHashSet<>();

    private Requesters() {}

    /** Who started the build; empty when it was no person. */
    public static String starter(Run<?, ?> run) {
        Cause.UserIdCause cause = run.getCause(Cause.UserIdCause.class);
        return cause == null || cause.getUserId() == null ? "" : cause.getUserId();
    }

    /** @param running the newest build of the job that has been released there; 0 when there is none */
    public static List<String> of(Run<?, ?> run, int running) {
        Requesters requesters = new Requesters();
        requesters.causes(run.getCauses());
        Run<?, ?> build = run;
        for (int i = 0; build != null && i < MOST_BUILDS && (i == 0 || build.getNumber() > running); i++) {
            requesters.authors(build);
            build = build.getPreviousBuild();
        }
        requesters.upstream.forEach(requesters::authors);
        return new ArrayList<>(requesters.users);
    }

    private void causes(List<Cause> causes) {
        for (Cause cause : causes) {
            if (cause instanceof Cause.UserIdCause user && user.getUserId() != null) {
                users.add(user.getUserId());
            } else if (cause instanceof Cause.UpstreamCause above) {
                causes(above.getUpstreamCauses());
                Run<?, ?> origin = above.getUpstreamRun();
                if (origin != null && upstream.add(origin)) {
                    causes(origin.getCauses());
                }
            }
        }
    }

    private void authors(Run<?, ?> build) {
        if (build instanceof RunWithSCM<?, ?> withChanges) {
            for (ChangeLogSet<? extends ChangeLogSet.Entry> changes : withChanges.getChangeSets()) {
                for (ChangeLogSet.Entry change : changes) {
                    User author = change.getAuthor();
                    users.add(author.getId());
                }
            }
        }
    }
}
