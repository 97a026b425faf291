package io.slipway.release.importing;

import io.slipway.release.descriptor.Place;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads the inputs of the Helm task: the release's name, namespace, and the host among its values. */
final class HelmTask {

    private static final Pattern HOST = Pattern.compile("(.*\\.)?(host|hostname|hosts(\\[0]|\\.0|\\{0})?(\\.host)?)");

    private HelmTask() {}

    static void read(AzurePipeline pipeline, Optional<AzureEnvironment> environment, Yaml inputs, Place place) {
        inputs.at("releaseName").text().ifPresent(name -> pipeline.set("name", name));
        inputs.at("namespace").text().ifPresent(name -> environment.ifPresent(found -> found.namespace(name)));
        for (String entry : inputs.at("overrideValues").text().orElse("").split("[\\n,]")) {
            String[] sides = entry.strip().split("=", 2);
            if (sides.length == 2 && HOST.matcher(sides[0]).matches()) {
                environment.ifPresent(found -> found.host(sides[1].strip()));
            } else if (sides.length == 2) {
                pipeline.leave(
                        place,
                        "the chart's value " + sides[0],
                        "Slipway's chart gets what it needs from slipway.yaml; for another, environments.<name>.values");
            }
        }
        for (String input : new String[] {"chartPath", "chartName", "valueFile"}) {
            inputs.at(input)
                    .text()
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> pipeline.leave(
                            place,
                            input + " " + value,
                            "Slipway brings a chart; to keep your own, name its folder under chart.path"));
        }
        for (String input :
                new String[] {"kubernetesServiceConnection", "kubernetesServiceEndpoint", "kubernetesCluster"}) {
            inputs.at(input)
                    .text()
                    .filter(value -> !value.isBlank())
                    .ifPresent(value -> pipeline.leave(
                            place, "the cluster " + value, "name its context under environments.<name>.context"));
        }
    }
}
