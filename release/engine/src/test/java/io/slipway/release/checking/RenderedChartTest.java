package io.slipway.release.checking;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RenderedChartTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Ingress",
                "kind: \"HTTPRoute\"  # of the gateway",
                "{\"apiVersion\": \"networking.istio.io/v1\", \"kind\": \"VirtualService\"}",
                "kind: Service\nspec:\n    type: LoadBalancer",
                "kind: Service\nspec: {type: NodePort}",
                "kind: List\nitems:\n- kind: Route"
            })
    void aRouteIsFoundHoweverItIsWritten(String manifest) {
        assertThat(RenderedChart.of("---\n" + manifest + "\n").withoutRoute("shop.example.com"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "kind: Service\nspec:\n  type: ClusterIP",
                "kind: Service\nmetadata:\n  type: LoadBalancer",
                "kind: ConfigMap\ndata:\n  type: LoadBalancer",
                "kind: ConfigMap\ndata:\n  text: |\n    kind: Ingress",
                ""
            })
    void whatOnlySaysSoIsNone(String manifest) {
        assertThat(RenderedChart.of("---\n" + manifest + "\n").withoutRoute("shop.example.com"))
                .contains("no route leads to shop.example.com: name a preset that routes, such as gateway-api");
    }
}
