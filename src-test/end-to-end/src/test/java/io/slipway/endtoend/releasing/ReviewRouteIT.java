package io.slipway.endtoend.releasing;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.endtoend.cluster.ClusterExtension;
import io.slipway.endtoend.cluster.Definitions;
import io.slipway.endtoend.cluster.TestCluster;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Reviews with objects of custom resources: the routes of the Gateway API, and kinds of an operator that nobody here knows. */
@ExtendWith(ClusterExtension.class)
class ReviewRouteIT {

    @TempDir
    Path directory;

    private final TestCluster cluster;

    ReviewRouteIT(TestCluster cluster) {
        this.cluster = cluster;
    }

    @Test
    void routesOfTheGatewayApiAreLabeledExpireAndGo() {
        try (Definitions routes = Definitions.add(cluster)) {
            assertThat(routes).isNotNull();
            App app = App.in(directory, cluster)
                    .template(Map.of("host", "shop-{change}.review.example.com", "presets", "gateway-api"));
            ReviewNamespace namespace = new ReviewNamespace(cluster.client(), app.namespace("review"));

            app.done("review open", "--change", "42");
            app.done("review open", "--change", "feature/Grüße");

            assertThat(app.done("review list").stdout()).contains("https://shop-42.review.example.com/");
            assertThat(namespace.labeled())
                    .contains("HTTPRoute shop-42", "HTTPRoute shop-42-redirect")
                    .noneMatch(object -> object.startsWith("Ingress"));
            assertThat(namespace.withoutLabel()).isEmpty();
            assertThat(namespace.withoutExpiry()).isEmpty();

            app.done("review close", "--change", "42");
            assertThat(namespace.labeled())
                    .isNotEmpty()
                    .allMatch(object -> object.contains("shop-feature-gr-"), "of the other review");

            namespace.expireAll();
            app.done("review sweep");
            assertThat(namespace.labeled()).isEmpty();
            assertThat(namespace.withoutLabel()).isEmpty();
        }
    }

    /** The group's preferred version has another kind than this one. */
    @Test
    void kindOfAVersionThatItsGroupDoesNotPreferIsLabeledAndGoes() {
        try (Definitions kinds = Definitions.add(
                cluster, definition("previews", "Preview", "v1alpha1") + "---\n" + definition("sites", "Site", "v1"))) {
            assertThat(kinds).isNotNull();
            App app = App.in(directory, cluster)
                    .template(Map.of("host", "shop-{change}.review.example.com", "presets", List.of()))
                    .chart("all.yaml", """
                            apiVersion: slipway.example.com/v1alpha1
                            kind: Preview
                            metadata:
                              name: "{{ .Release.Name }}"
                              annotations: {helm.sh/resource-policy: keep}
                            """);
            ReviewNamespace namespace = new ReviewNamespace(cluster.client(), app.namespace("review"));

            app.done("review open", "--change", "42");
            assertThat(namespace.labeled()).contains("Preview shop-42");
            assertThat(namespace.withoutExpiry()).isEmpty();

            app.done("review close", "--change", "42");
            assertThat(namespace.labeled()).isEmpty();
            assertThat(namespace.withoutLabel()).isEmpty();
        }
    }

    private static String definition(String plural, String kind, String version) {
        return """
                apiVersion: apiextensions.k8s.io/v1
                kind: CustomResourceDefinition
                metadata: {name: %1$s.slipway.example.com}
                spec:
                  group: slipway.example.com
                  scope: Namespaced
                  names: {plural: %1$s, kind: %2$s}
                  versions:
                    - name: %3$s
                      served: true
                      storage: true
                      schema: {openAPIV3Schema: {type: object, x-kubernetes-preserve-unknown-fields: true}}
                """.formatted(plural, kind, version);
    }
}
