package io.slipway.release.checking;

import io.slipway.release.packaging.AppChart;
import io.slipway.release.problems.Problem;
import java.util.Optional;
import java.util.regex.Pattern;

/** What a chart rendered to, asked for what no schema and no lint would miss. */
record Manifests(String text) {

    private static final Pattern ROUTE =
            Pattern.compile("(?m)^kind: [\"']?(Ingress|IngressRoute|HTTPRoute|HTTPProxy|VirtualService|Route)[\"']?$"
                    + "|^  type: [\"']?(LoadBalancer|NodePort)[\"']?$");

    /** A note where nothing leads to the app from outside of the cluster. */
    Optional<String> withoutRoute(String host) {
        return ROUTE.matcher(text).find()
                ? Optional.empty()
                : Optional.of("no route leads to " + host + ": name a preset that routes, such as gateway-api");
    }

    /** Helm leaves a dependency out without a word when its version or condition does not hold. */
    Optional<Problem> withoutSlipway(AppChart chart) {
        return chart.slipwayKey()
                .filter(key -> !text.contains("\n# Source: " + chart.name() + "/charts/" + key + "/"))
                .map(key -> Problem.of("the dependency " + key + " is in the chart, but renders nothing")
                        .at(chart.folder().resolve("Chart.yaml").toString())
                        .fix("enable its condition, and use a version within its range"));
    }
}
