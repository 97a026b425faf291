package io.slipway.release.planning;

import io.slipway.release.clusters.Cluster;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.problems.ExitCode;
import io.slipway.release.problems.SlipwayException;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * The Kubernetes version that an environment's manifests are linted and rendered for.
 *
 * @param version such as {@code 1.34} or {@code v1.34.2}
 * @param note what a person should know of how it was found
 */
public record KubeVersion(String version, Optional<String> note) {

    /** Where no cluster is asked. Not Helm's own default, 1.20, which has API groups that no cluster has any more. */
    public static final String DEFAULT = "1.34";

    private static final Pattern VERSION = Pattern.compile("v?1\\.\\d{1,3}(\\.\\d{1,3}.*)?");

    /** Which one is meant, before any environment is looked at. */
    public interface Choice {
        /** @throws SlipwayException when a cluster must be asked and does not answer */
        KubeVersion of(Environment environment);
    }

    /** Whether a text can be one. */
    public static boolean isOne(String text) {
        return VERSION.matcher(text).matches();
    }

    /** The same one for all. */
    public static Choice always(String version) {
        return environment -> new KubeVersion(version, Optional.empty());
    }

    /** That of each environment's cluster, which must answer. */
    public static Choice ofCluster(Function<Environment, Cluster> clusters) {
        return environment -> new KubeVersion(clusters.apply(environment).kubernetesVersion(), Optional.empty());
    }

    /** That of each environment's cluster where one is named and answers, {@link #DEFAULT} elsewhere. */
    public static Choice ofClusterIfThere(Function<Environment, Cluster> clusters) {
        return environment -> {
            try {
                return ofCluster(clusters).of(environment);
            } catch (SlipwayException e) {
                boolean named = e.exitCode() == ExitCode.ENVIRONMENT;
                return new KubeVersion(
                        DEFAULT, Optional.of(e).filter(it -> named).map(KubeVersion::notAsked));
            }
        };
    }

    private static String notAsked(SlipwayException e) {
        return "its cluster could not be asked for its version: "
                + e.problems().get(0).message();
    }
}
