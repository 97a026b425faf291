package io.slipway.release.helm;

import io.slipway.release.SlipwayException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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

    /** Releases a chart with exactly these values. Never rolls back: what failed is still there to be looked at. */
    Revision upgradeInstall(UpgradeRequest request);

    /** Makes an earlier revision's state the newest one. */
    Revision rollback(RollbackRequest request);

    /** Takes a release away with its history; one that is not there is no error. */
    void uninstall(ReleaseTarget target, Duration timeout);

    /** Sends a packaged chart to a registry, with the credentials that {@code helm registry login} left. */
    Pushed push(PushRequest request);

    /** All revisions that the cluster still knows, the newest first; none when there is no such release. */
    default List<Revision> history(ReleaseTarget target) {
        return target.history();
    }

    /** The newest revision; empty when there is no such release. */
    default Optional<Revision> status(ReleaseTarget target) {
        return new ReleaseStore(target).newest().map(StoredRevision::toRevision);
    }

    /** The manifests that a revision put into the cluster, hooks left out. */
    default String manifest(ReleaseTarget target, int revision) {
        return new ReleaseStore(target).revision(revision).manifest();
    }

    /** Writes the chart that a revision was released with below a directory, and returns its folder. */
    default Path storedChart(ReleaseTarget target, int revision, Path directory) {
        return StoredChart.write(new ReleaseStore(target).revision(revision), target, directory);
    }

    /**
     * Says of a revision what Helm itself could not be told.
     *
     * @param values that replace those kept with it, key by key
     */
    default Revision amend(ReleaseTarget target, int revision, String description, Map<String, Object> values) {
        return new ReleaseStore(target).amend(revision, description, values);
    }

    /**
     * Marks a revision as failed that is pending because its Helm was killed.
     *
     * @param reason kept with the revision
     * @return whether there was one
     */
    default boolean recoverPending(ReleaseTarget target, String reason) {
        return new ReleaseStore(target).endPending(reason);
    }

    @Override
    void close();
}
