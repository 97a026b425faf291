package io.slipway.release.diff;

import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.Helm;
import io.slipway.release.records.ReleaseRecord;
import io.slipway.release.revisions.ReleaseStore;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.revisions.Revision;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What runs of a release, to compare with.
 *
 * @param revision that came up last; empty when none did
 * @param kubeVersion of the cluster
 */
public record RunningRelease(ReleaseTarget target, Optional<Revision> revision, String kubeVersion) {

    public static RunningRelease of(ReleaseTarget target) {
        Optional<Revision> deployed = target.history().lastSuccessful();
        String version = target.ask(client -> client.getKubernetesVersion().getGitVersion());
        return new RunningRelease(target, deployed, version);
    }

    /**
     * What would change.
     *
     * @param values of the chart, without a record
     * @param chart directory or package of the chart
     */
    public ManifestDiff compareWith(Helm helm, Map<String, Object> values, Path chart) {
        String wanted = helm.template(
                new ChartRequest(chart, recorded(values), target.release(), target.namespace(), kubeVersion));
        String running = revision.map(known -> new ReleaseStore(target).manifest(known.number()))
                .orElse("");
        return ManifestDiff.of(running, wanted);
    }

    /** Who releases, and when, is no difference: the record is taken to be the same. */
    private Map<String, Object> recorded(Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        revision.map(known -> known.values().get(ReleaseRecord.VALUE))
                .ifPresent(record -> all.put(ReleaseRecord.VALUE, record));
        return all;
    }
}
