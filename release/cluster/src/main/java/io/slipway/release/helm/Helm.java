package io.slipway.release.helm;

import io.slipway.release.helm.choice.HelmChoice;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.time.Duration;

/**
 * What Slipway asks of Helm. Every call is bounded in time and gives its failure as a {@link SlipwayException} that names
 * the file and line, or the key, where Helm knows it.
 *
 * <p>A call that changes a release is ended by an interrupt of its thread; like every other end, this leaves the release
 * failed and not pending. Obtained from {@link HelmChoice}, and closed when no longer needed.
 */
public interface Helm extends AutoCloseable {

    /** Which Helm this is, for messages: {@code embedded Helm 3.21.0} or {@code helm 4.3.1 (/usr/bin/helm)}. */
    String describe();

    /** Checks a chart together with the values that it will get; findings are in the result and do not throw. */
    LintResult lint(ChartRequest request);

    /** The manifests as Helm would send them, hooks and tests left out. Never asks a cluster. */
    String template(ChartRequest request);

    /** Releases a chart with exactly these values. Never rolls back: what failed stays in place for inspection. */
    Revision upgradeInstall(UpgradeRequest request);

    /** Makes an earlier revision's state the newest one. */
    Revision rollback(RollbackRequest request);

    /** Takes a release away with its history; one that is not there is no error. */
    void uninstall(ReleaseTarget target, Duration timeout);

    /** Sends a packaged chart to a registry, with the credentials that {@code helm registry login} left. */
    Pushed push(PushRequest request);

    @Override
    void close();
}
