package io.slipway.plugin.approvals;

import hudson.model.Cause;
import hudson.model.Run;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Who asked for what a build does: everybody who started it or a build that it came from, and the authors of what it would
 * newly release. A build that a push, a timer or a token started has a requester by that, too.
 */
public final class Requesters {

    /** A build that never released here may have thousands before it. */
    private static final int MOST_BUILDS = 200;

    private final Set<String> users = new LinkedHashSet<>();
    private final Set<BuildOrigin> upstream = new HashSet<>();

    private Requesters() {}

    /** Who started the build; empty when it was no person. */
    public static String starter(Run<?, ?> run) {
        Cause.UserIdCause cause = run.getCause(Cause.UserIdCause.class);
        return cause == null || cause.getUserId() == null ? "" : cause.getUserId();
    }

    /** @param running the newest build of the job that has been released there; 0 when there is none */
    public static List<String> of(Run<?, ?> run, int running) {
        return of(new JenkinsBuildOrigin(run), running);
    }

    static List<String> of(BuildOrigin build, int running) {
        Requesters requesters = new Requesters();
        requesters.origins(build);
        Optional<BuildOrigin> next = Optional.of(build);
        for (int i = 0; next.isPresent() && i < MOST_BUILDS; i++) {
            BuildOrigin released = next.get();
            if (i > 0 && released.number() <= running) {
                break;
            }
            requesters.users.addAll(released.authors());
            next = released.previous();
        }
        return new ArrayList<>(requesters.users);
    }

    private void origins(BuildOrigin build) {
        users.addAll(build.starters());
        for (BuildOrigin above : build.upstream()) {
            if (upstream.add(above)) {
                origins(above);
                users.addAll(above.authors());
            }
        }
    }
}
