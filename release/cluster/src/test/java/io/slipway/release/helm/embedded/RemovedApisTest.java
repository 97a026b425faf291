package io.slipway.release.helm.embedded;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.release.helm.ChartRequest;
import io.slipway.release.helm.LintResult.Finding;
import io.slipway.release.helm.LintResult.Severity;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The versions are those of Kubernetes' deprecation guide. */
class RemovedApisTest {

    @ParameterizedTest
    @CsvSource({
        "policy/v1beta1,                      PodDisruptionBudget,            1.24.9,         -",
        "policy/v1beta1,                      PodDisruptionBudget,            1.25.0,         1.25",
        "policy/v1beta1,                      PodDisruptionBudget,            v1.34.2-eks-a1, 1.25",
        "'\"policy/v1beta1\"',                PodDisruptionBudget,            1.34,           1.25",
        "extensions/v1beta1,                  Ingress,                        1.30,           1.22",
        "autoscaling/v2beta2,                 HorizontalPodAutoscaler,        1.25,           -",
        "autoscaling/v2beta2,                 HorizontalPodAutoscaler,        1.26,           1.26",
        "apps/v1,                             Deployment,                     1.99,           -",
        "example.com/v1beta1,                 Own,                            1.99,           -",
        // Kinds that are newer than the last ones of their version.
        "storage.k8s.io/v1beta1,              VolumeAttributesClass,          1.31,           -",
        "storage.k8s.io/v1beta1,              CSIStorageCapacity,             1.31,           1.27",
        "networking.k8s.io/v1beta1,           ServiceCIDR,                    1.31,           -",
        "networking.k8s.io/v1beta1,           Ingress,                        1.31,           1.22",
        "admissionregistration.k8s.io/v1beta1, ValidatingAdmissionPolicy,     1.28,           -",
        "certificates.k8s.io/v1beta1,         ClusterTrustBundle,             1.33,           -",
    })
    void warnsFromTheVersionThatIsWithout(String api, String kind, String kubernetes, String since) {
        List<Finding> findings = findings("apiVersion: " + api + "\nkind: " + kind + "\n", kubernetes);

        if (since.equals("-")) {
            assertThat(findings).isEmpty();
        } else {
            assertThat(findings).singleElement().satisfies(finding -> {
                assertThat(finding.severity()).isEqualTo(Severity.WARNING);
                assertThat(finding.message())
                        .startsWith(api.replace("\"", "") + " " + kind + " is unavailable in Kubernetes 1.")
                        .endsWith(", since " + since);
            });
        }
    }

    @Test
    void namesTheTemplateOfEachObject() {
        String manifests = """
                ---
                # Source: web/templates/good.yaml
                apiVersion: policy/v1
                kind: PodDisruptionBudget
                ---
                # Source: web/templates/old.yaml
                apiVersion: policy/v1beta1
                kind: PodDisruptionBudget
                ---
                apiVersion: batch/v1beta1
                kind: CronJob
                """;

        assertThat(findings(manifests, "1.34"))
                .extracting(finding -> finding.source().orElse("-"))
                .containsExactly("/charts/web/templates/old.yaml", "-");
    }

    @Test
    void withoutAVersionItSaysNothing() {
        assertThat(findings("apiVersion: policy/v1beta1\nkind: PodDisruptionBudget\n", ""))
                .isEmpty();
    }

    private static List<Finding> findings(String manifests, String kubernetes) {
        return RemovedApis.in(
                manifests, new ChartRequest(Path.of("/charts/web"), Map.of(), "shop", "shop-dev", kubernetes));
    }
}
