package io.slipway.release.command;

import io.slipway.release.helm.Helm;
import io.slipway.release.planning.KubeVersion;
import io.slipway.release.planning.ReleasePlan;
import io.slipway.release.releasing.ReleasedChart;

/**
 * A version of the app that can be rendered without a cluster.
 *
 * @param version of the app
 */
record PackagedVersion(ReleasePlan plan, ReleasedChart chart, String version) {

    /** The manifests that its release would apply. */
    String manifests(Helm helm) {
        return helm.template(plan.chartRequest(chart.path(), KubeVersion.DEFAULT));
    }
}
