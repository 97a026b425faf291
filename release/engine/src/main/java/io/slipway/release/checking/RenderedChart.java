package io.slipway.release.checking;

import io.slipway.release.manifests.ManifestObject;
import io.slipway.release.manifests.Manifests;
import io.slipway.release.packaging.AppChart;
import io.slipway.release.problems.Problem;
import java.util.Optional;
import java.util.Set;

/** What a chart rendered to, asked for what no schema and no lint would miss. */
record RenderedChart(Manifests manifests) {

    private static final Set<String> ROUTES =
            Set.of("Ingress", "IngressRoute", "HTTPRoute", "HTTPProxy", "VirtualService", "Route");
    private static final Set<String> OPEN_SERVICES = Set.of("LoadBalancer", "NodePort");

    static RenderedChart of(String manifests) {
        return new RenderedChart(Manifests.parse(manifests));
    }

    /** A note where nothing leads to the app from outside of the cluster. */
    Optional<String> withoutRoute(String host) {
        return manifests.objects().stream().anyMatch(RenderedChart::routes)
                ? Optional.empty()
                : Optional.of("no route leads to " + host + ": name a preset that routes, such as gateway-api");
    }

    private static boolean routes(ManifestObject object) {
        return ROUTES.contains(object.kind())
                || (object.kind().equals("Service")
                        && object.map("spec").get("type") instanceof String type
                        && OPEN_SERVICES.contains(type));
    }

    /** Helm leaves a dependency out without a word when its version or condition does not hold. */
    Optional<Problem> withoutSlipway(AppChart chart) {
        return chart.slipwayKey()
                .filter(key -> manifests.objects().stream()
                        .flatMap(object -> object.source().stream())
                        .noneMatch(source -> source.startsWith(chart.name() + "/charts/" + key + "/")))
                .map(key -> Problem.of("the dependency " + key + " is in the chart, but renders nothing")
                        .at(chart.directory().resolve("Chart.yaml").toString())
                        .fix("enable its condition, and use a version within its range"));
    }
}
