package io.slipway.release.planning;

import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.helm.ChartRequest;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.site.SiteConfiguration;
import io.slipway.release.tokens.TokenCheck;
import io.slipway.release.values.NginxLimits;
import io.slipway.release.values.ReleaseValues;
import io.slipway.release.variables.Variables;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/**
 * What would be released to one environment.
 *
 * @param descriptor as the environment sees it
 * @param tokens what the check of tokens against variables found
 * @param site the nginx configuration
 * @param values of the chart
 */
public record ReleasePlan(
        Descriptor descriptor,
        Environment environment,
        Variables variables,
        TokenCheck.Result tokens,
        SiteConfiguration site,
        Map<String, Object> values) {

    /**
     * Plans a release.
     *
     * @throws SlipwayException (usage) with what is wrong with tokens, variables or the nginx settings
     */
    public static ReleasePlan of(Descriptor descriptor, Environment environment, Variables variables)
            throws IOException {
        return of(descriptor, environment, variables, TokenCheck.of(descriptor, variables));
    }

    /**
     * Plans a release of what was built elsewhere: the source here may be of another version, or not be here at all, so its
     * tokens tell nothing. The init container refuses a token without a value all the same.
     */
    public static ReleasePlan ofBuilt(Descriptor descriptor, Environment environment, Variables variables) {
        return of(descriptor, environment, variables, TokenCheck.Result.none());
    }

    private static ReleasePlan of(
            Descriptor ofAll, Environment environment, Variables variables, TokenCheck.Result tokens) {
        Descriptor descriptor = ofAll.in(environment);
        SiteConfiguration site = SiteConfiguration.of(descriptor, environment, variables)
                .within(NginxLimits.of(descriptor, environment, variables));
        return new ReleasePlan(
                descriptor,
                environment,
                variables,
                tokens,
                site,
                ReleaseValues.of(descriptor, environment, variables, site.inPod()));
    }

    /** The name of the release in its namespace. */
    public String release() {
        return environment.releaseOf(descriptor.app());
    }

    /** What Helm is asked to render. */
    public ChartRequest chartRequest(Path chart, String kubeVersion) {
        return new ChartRequest(chart, values, release(), environment.namespace(), kubeVersion);
    }
}
