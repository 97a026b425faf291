package io.slipway.release.values;

import io.slipway.release.descriptor.App;
import io.slipway.release.descriptor.Descriptor;
import io.slipway.release.descriptor.Environment;
import io.slipway.release.descriptor.Image;
import io.slipway.release.descriptor.ValueMaps;
import io.slipway.release.variables.Variables;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** Turns a descriptor, an environment and its variables into the chart's values. */
public final class ReleaseValues {

    private ReleaseValues() {}

    /**
     * The values of one release, sorted where order has no meaning; the environment's own {@code values} win.
     *
     * @param nginxConfiguration the rendered nginx.conf
     */
    public static Map<String, Object> of(
            Descriptor descriptor, Environment environment, Variables variables, String nginxConfiguration) {
        App app = descriptor.app();
        Map<String, Object> values = new LinkedHashMap<>();
        values.put("environment", environment.name());
        values.put("app", Map.of("name", app.name(), "basePath", app.basePath()));
        values.put("replicaCount", environment.replicas());
        values.put("initContainer", initContainer(descriptor));
        values.put("env", variables.plain());
        values.put("secretEnv", secretEnv(variables));
        Map<String, Object> nginx = new TreeMap<>();
        nginx.put("config", nginxConfiguration);
        descriptor.nginx().image().ifPresent(image -> nginx.put("image", image(image)));
        values.put("nginx", nginx);
        values.put("hosts", List.of(environment.host()));
        return ValueMaps.merge(values, environment.values());
    }

    private static Map<String, Object> initContainer(Descriptor descriptor) {
        Map<String, Object> initContainer = new TreeMap<>();
        descriptor.image().ifPresent(image -> initContainer.put("image", image(image)));
        initContainer.put("mode", descriptor.app().mode().word());
        initContainer.put("settings", InitContainerSettings.of(descriptor));
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
