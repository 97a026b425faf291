package io.slipway.release.helm.embedded;

import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.LintResult.Finding;
import io.slipway.release.helm.LintResult.Severity;
import io.slipway.release.manifests.ManifestObject;
import io.slipway.release.manifests.Manifests;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Objects whose API version the cluster no longer has. The library's lint warns of them too, but for Kubernetes 1.20.
 *
 * @see <a href="https://kubernetes.io/docs/reference/using-api/deprecation-guide/">Kubernetes' deprecation guide</a>
 */
final class RemovedApis {

    /** API version to the minor version of Kubernetes 1 that first was without it. */
    private static final Map<String, Integer> REMOVED = Map.ofEntries(
            Map.entry("admissionregistration.k8s.io/v1beta1", 22),
            Map.entry("apiextensions.k8s.io/v1beta1", 22),
            Map.entry("apps/v1beta1", 16),
            Map.entry("apps/v1beta2", 16),
            Map.entry("autoscaling/v2beta1", 25),
            Map.entry("autoscaling/v2beta2", 26),
            Map.entry("batch/v1beta1", 25),
            Map.entry("certificates.k8s.io/v1beta1", 22),
            Map.entry("coordination.k8s.io/v1beta1", 22),
            Map.entry("discovery.k8s.io/v1beta1", 25),
            Map.entry("events.k8s.io/v1beta1", 25),
            Map.entry("extensions/v1beta1", 22),
            Map.entry("flowcontrol.apiserver.k8s.io/v1beta1", 26),
            Map.entry("flowcontrol.apiserver.k8s.io/v1beta2", 29),
            Map.entry("flowcontrol.apiserver.k8s.io/v1beta3", 32),
            Map.entry("networking.k8s.io/v1beta1", 22),
            Map.entry("node.k8s.io/v1beta1", 25),
            Map.entry("policy/v1beta1", 25),
            Map.entry("rbac.authorization.k8s.io/v1beta1", 22),
            Map.entry("scheduling.k8s.io/v1beta1", 22),
            Map.entry("storage.k8s.io/v1beta1", 27));

    /** Kinds that came later, in a version of their group that others had left. */
    private static final Set<String> NEW_IN_OLD_VERSIONS = Set.of(
            "ClusterTrustBundle",
            "IPAddress",
            "LeaseCandidate",
            "MutatingAdmissionPolicy",
            "MutatingAdmissionPolicyBinding",
            "PodCertificateRequest",
            "ServiceCIDR",
            "ValidatingAdmissionPolicy",
            "ValidatingAdmissionPolicyBinding",
            "VolumeAttributesClass");

    private static final Pattern MINOR = Pattern.compile("v?1\\.(\\d+).*");

    private RemovedApis() {}

    static List<Finding> in(String manifests, ChartRequest request) {
        Matcher version = MINOR.matcher(request.kubeVersion());
        List<Finding> findings = new ArrayList<>();
        if (version.matches()) {
            int minor = Integer.parseInt(version.group(1));
            Manifests.parse(manifests)
                    .objects()
                    .forEach(object -> check(object, minor, request).ifPresent(findings::add));
        }
        return findings;
    }

    private static Optional<Finding> check(ManifestObject object, int minor, ChartRequest request) {
        if (object.kind().isEmpty()
                || NEW_IN_OLD_VERSIONS.contains(object.kind())
                || REMOVED.getOrDefault(object.apiVersion(), Integer.MAX_VALUE) > minor) {
            return Optional.empty();
        }
        String message = object.apiVersion() + " " + object.kind() + " is unavailable in Kubernetes 1." + minor
                + ", since 1." + REMOVED.get(object.apiVersion());
        return Optional.of(new Finding(
                Severity.WARNING, Optional.empty(), object.source().map(source -> file(source, request)), message));
    }

    /** Helm begins with the chart's name, whatever its directory is called. */
    private static String file(String source, ChartRequest request) {
        return request.chart()
                .resolve(source.substring(source.indexOf('/') + 1))
                .toString();
    }
}
