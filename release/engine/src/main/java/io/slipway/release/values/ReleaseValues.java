package io.slipway.release.values;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.SignIn;
import io.slipway.nginx.proxy.BackEnd;
import io.slipway.release.chartvalues.ValueMaps;
import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.Image;
import io.slipway.release.packaging.OwnChart;
import io.slipway.release.variables.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Turns a descriptor, an environment and its variables into the chart's values.
 *
 * <p>Later ones win: presets in their order, what the descriptor says, the environment's own {@code values}. Where Slipway's
 * chart is a dependency, what is meant for it stands below its key, and the environment's values count from the top.
 */
public final class ReleaseValues {

    private static final int PORT_OF_CHART = 8080;

    private final Descriptor descriptor;
    private final Environment environment;

    private ReleaseValues(Descriptor descriptor, Environment environment) {
        this.descriptor = descriptor;
        this.environment = environment;
    }

    /**
     * The values of one release, sorted where order has no meaning.
     *
     * @param nginxConfiguration the rendered nginx.conf
     */
    public static Map<String, Object> of(
            Descriptor descriptor, Environment environment, Variables variables, String nginxConfiguration) {
        return new ReleaseValues(descriptor, environment).with(variables, nginxConfiguration);
    }

    private Map<String, Object> with(Variables variables, String nginxConfiguration) {
        Map<String, Object> forSlipway = Map.of();
        Map<String, Object> forOwnChart = Map.of();
        for (Preset preset : Preset.of(descriptor, environment)) {
            if (preset.ofSlipway()) {
                forSlipway = ValueMaps.merge(forSlipway, preset.values());
            } else {
                forOwnChart = ValueMaps.merge(forOwnChart, preset.values());
            }
        }
        forSlipway = ValueMaps.merge(forSlipway, computed(variables, nginxConfiguration));
        Map<String, Object> values = ValueMaps.merge(belowKey(forSlipway), forOwnChart);
        return ValueMaps.merge(values, environment.values());
    }

    private Map<String, Object> belowKey(Map<String, Object> forSlipway) {
        Optional<String> key = OwnChart.of(descriptor).flatMap(OwnChart::slipwayKey);
        return key.isPresent() ? Map.of(key.get(), forSlipway) : forSlipway;
    }

    private Map<String, Object> computed(Variables variables, String nginxConfiguration) {
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("environment", environment.name());
        values.put("app", app());
        values.put("replicaCount", environment.replicas());
        values.put("initContainer", initContainer());
        values.put("env", variables.plain());
        values.put("secretEnv", secretEnv(variables));
        Map<String, Object> nginx = new TreeMap<>();
        nginx.put("config", nginxConfiguration);
        int port = descriptor.nginx().server().listen().port();
        if (port != PORT_OF_CHART) {
            nginx.put("port", port);
        }
        descriptor.nginx().image().ifPresent(image -> nginx.put("image", image(image)));
        values.put("nginx", nginx);
        values.put("keep", KeepValues.of(descriptor));
        values.put("hosts", List.of(environment.host()));
        environment.change().ifPresent(change -> {
            Map<String, String> labels = ReviewLabels.of(environment.releaseOf(descriptor.app()), change);
            values.put("commonLabels", labels);
            values.put("podLabels", labels);
        });
        Edge edge = descriptor.edge();
        // A route can ask for one identifier; nginx asks for one of several.
        if (edge.frontDoors().size() == 1) {
            values.put("edge", Map.of("frontDoorId", edge.frontDoors().get(0)));
        }
        if (!edge.allow().isEmpty() || edge.signIn().isPresent()) {
            // nginx lets in these clients alone, or those who are signed in, and the pod of `helm test` is none of
            // them.
            values.put("tests", Map.of("page", false));
        }
        return values;
    }

    private Map<String, Object> app() {
        App app = descriptor.app();
        Map<String, Object> values = new TreeMap<>(Map.of("name", app.name(), "basePath", app.basePath()));
        List<String> elsewhere = Stream.concat(
                        descriptor.backEnds().stream().map(BackEnd::path),
                        Stream.concat(
                                descriptor.nginx().apps().stream(),
                                descriptor.edge().signIn().map(SignIn::path).stream()))
                .filter(path -> !(path + "/").startsWith(app.basePath()))
                .distinct()
                .toList();
        if (!elsewhere.isEmpty()) {
            values.put("extraPaths", elsewhere);
        }
        return values;
    }

    private Map<String, Object> initContainer() {
        Map<String, Object> initContainer = new TreeMap<>();
        descriptor.image().ifPresent(image -> initContainer.put("image", image(image)));
        initContainer.put("mode", descriptor.app().mode().word());
        initContainer.put(
                "settings",
                InitContainerSettings.of(descriptor, descriptor.app().mode()));
        return initContainer;
    }

    private static Map<String, Object> image(Image image) {
        Map<String, Object> values = new TreeMap<>();
        values.put("repository", image.repository());
        image.tag().ifPresent(tag -> values.put("tag", tag));
        image.digest().ifPresent(digest -> values.put("digest", digest));
        return values;
    }

    private static SortedMap<String, Object> secretEnv(Variables variables) {
        SortedMap<String, Object> secrets = new TreeMap<>();
        variables
                .secret()
                .forEach((name, secret) -> secrets.put(name, Map.of("secret", secret.secret(), "key", secret.key())));
        return secrets;
    }
}
