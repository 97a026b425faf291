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
 * @param presets presets of the chart
 * @param values values of the chart that override what Slipway computes
 * @param serving how this environment is served
 * @param reviews what makes it a template of reviews; empty for an environment that is released to by name
 * @param change that it is the review of; empty for anything but a review
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
        NamedPresets presets,
        Map<String, Object> values,
        Serving serving,
        Optional<ReviewTemplate> reviews,
        Optional<ChangeId> change,
        Place place) {

    /** Whether it is a template, and so nothing that can be released to. */
    public boolean isTemplate() {
        return reviews.isPresent() && change.isEmpty();
    }

    /** The name of an app's release here. */
    public String releaseOf(App app) {
        return change.map(reviewed -> reviewed.release(app.name())).orElse(app.name());
    }

    /**
     * The review of a change, made from this template.
     *
     * @param reviewedAt its host: one of the pool, or {@link #hostOf}
     */
    public Environment reviewOf(ChangeId reviewed, String reviewedAt) {
        return new Environment(
                name,
                reviewedAt,
                namespace,
                context,
                replicas,
                after,
                groups,
                variables,
                presets,
                values,
                serving,
                reviews,
                Optional.of(reviewed),
                place);
    }

    /** The host that a template without a pool gives to a change. */
    public String hostOf(ChangeId reviewed) {
        return reviewed.host(host);
    }

    /** A template as one of its reviews would be, to be checked or rendered; any other environment as it is. */
    public Environment sample() {
        return isTemplate()
                ? reviewOf(
                        ChangeId.SAMPLE,
                        reviews.get().hosts().stream().findFirst().orElseGet(() -> hostOf(ChangeId.SAMPLE)))
                : this;
    }
}
