package io.slipway.release.descriptor;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * One environment that the app is released to.
 *
 * @param name a DNS label, {@code acceptance}
 * @param host the host name that users reach the app by
 * @param namespace in the cluster
 * @param context of the kubeconfig; empty means that one must be named when releasing
 * @param replicas at least 1
 * @param after environments that a release comes from, when it is promoted here; empty for any
 * @param groups variable groups taken in, later ones over earlier ones
 * @param variables by name
 * @param presets presets of the chart, in order
 * @param values values of the chart that override what Slipway computes
 * @param serving how this environment is served
 * @param place of its name in the descriptor
 */
public record Environment(
        String name,
        String host,
        String namespace,
        Optional<String> context,
        int replicas,
        List<String> after,
        List<String> groups,
        Map<String, VariableEntry> variables,
        List<String> presets,
        Map<String, Object> values,
        Serving serving,
        Place place) {}
