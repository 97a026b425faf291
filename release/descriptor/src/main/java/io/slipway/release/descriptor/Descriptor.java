package io.slipway.release.descriptor;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.proxy.BackEnd;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What {@code slipway.yaml} says.
 *
 * @param file the descriptor itself; relative paths in it count from its directory
 * @param app the single-page app
 * @param image the image that fills the site, if the descriptor names one
 * @param nginx how the site is served
 * @param backEnds what nginx proxies to on the app's own origin
 * @param edge what stands in front of the app
 * @param keep what pods keep of earlier releases
 * @param chart the chart that is released
 * @param groups named sets of variables that environments may take in
 * @param variables the app's variables, by name
 * @param environments by name, in the order of the file
 * @param places where each key stands, by its path: {@code environments.acceptance.host}, {@code backEnds[0].url}
 */
public record Descriptor(
        Path file,
        App app,
        Optional<Image> image,
        Nginx nginx,
        List<BackEnd> backEnds,
        Edge edge,
        Keep keep,
        Chart chart,
        Map<String, Map<String, VariableEntry>> groups,
        Map<String, VariableEntry> variables,
        Map<String, Environment> environments,
        Map<String, Place> places) {

    /** The directory that the descriptor's relative paths count from. */
    public Path directory() {
        Path parent = file.toAbsolutePath().normalize().getParent();
        return parent == null ? file.toAbsolutePath().getRoot() : parent;
    }

    /** The directory of the app's source, absolute. */
    public Path source() {
        return directory().resolve(app.source()).normalize();
    }

    /** The descriptor as one environment sees it: with what the environment says about nginx, backends and edge. */
    public Descriptor in(Environment environment) {
        Serving serving = environment.serving();
        Map<String, Place> seen = new HashMap<>(places);
        seen.putAll(serving.places());
        return new Descriptor(
                file,
                app,
                image,
                serving.nginx(),
                serving.backEnds(),
                serving.edge(),
                keep,
                chart,
                groups,
                variables,
                environments,
                Map.copyOf(seen));
    }

    /** Where a key stands; where it was left out, the place of the nearest key around it. */
    public Place placeOf(String path) {
        String key = path;
        while (!key.isEmpty()) {
            if (places.containsKey(key)) {
                return places.get(key);
            }
            key = key.substring(0, Math.max(0, Math.max(key.lastIndexOf('.'), key.lastIndexOf('['))));
        }
        return new Place(file.toString(), 1, 1);
    }

    /** The same with another version of the app; its image is then the one that is tagged so. */
    public Descriptor withVersion(String version) {
        App released = new App(
                app.name(), Optional.of(version), app.basePath(), app.mode(), app.source(), app.build(), app.tokens());
        return with(
                released, image.map(named -> new Image(named.repository(), Optional.of(version), Optional.empty())));
    }

    /** The same with exactly this image, wherever its tag points by now. */
    public Descriptor withImageDigest(String digest) {
        return with(app, image.map(named -> new Image(named.repository(), named.tag(), Optional.of(digest))));
    }

    private Descriptor with(App otherApp, Optional<Image> otherImage) {
        return new Descriptor(
                file,
                otherApp,
                otherImage,
                nginx,
                backEnds,
                edge,
                keep,
                chart,
                groups,
                variables,
                environments,
                places);
    }
}
