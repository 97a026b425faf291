package io.slipway.release.releasing;

import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.helm.LintResult;
import io.slipway.release.helm.PushRequest;
import io.slipway.release.helm.Pushed;
import io.slipway.release.helm.RollbackRequest;
import io.slipway.release.helm.UpgradeRequest;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * Does what a test says, call by call, and remembers what it was asked for: for ends that no real Helm can be made to have at
 * will. What Helm really does is tried on a real API server.
 */
final class ScriptedHelm implements Helm {

    /** One call: what it does to the cluster, and the revision that it made. */
    interface Call {
        Revision run();
    }

    private final Deque<Call> script;
    private final List<Object> requests = new ArrayList<>();

    ScriptedHelm(Call... script) {
        this.script = new ArrayDeque<>(Arrays.asList(script));
    }

    /** What it was asked to change, in order. */
    List<Object> requests() {
        return requests;
    }

    private Revision next(Object request) {
        requests.add(request);
        return script.removeFirst().run();
    }

    @Override
    public Revision upgradeInstall(UpgradeRequest request) {
        return next(request);
    }

    @Override
    public Revision rollback(RollbackRequest request) {
        return next(request);
    }

    @Override
    public void uninstall(ReleaseTarget target, Duration timeout) {
        next(target);
    }

    @Override
    public String describe() {
        return "a script";
    }

    @Override
    public LintResult lint(ChartRequest request) {
        throw new AssertionError("a change lints nothing");
    }

    @Override
    public String template(ChartRequest request) {
        throw new AssertionError("a change renders nothing");
    }

    @Override
    public Pushed push(PushRequest request) {
        throw new AssertionError("a change pushes nothing");
    }

    @Override
    public void close() {}
}
