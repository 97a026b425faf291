package io.slipway.release.descriptor;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads how the site is served, for all environments and for one: {@code nginx}, {@code backEnds} and {@code edge}. */
final class ServingReader {

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]+");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+(/\\S*)?");
    private static final Pattern FRONT_DOOR = Pattern.compile("[0-9A-Fa-f-]{36}");

    private ServingReader() {}

    /** Of one map alone: the descriptor's own, or an environment's. */
    static Serving read(YamlMap map) {
        return new Serving(
                NginxReader.read(map.map("nginx")),
                map.maps("backEnds").stream().map(ServingReader::backEnd).toList(),
                edge(map.map("edge")),
                Map.of());
    }

    /**
     * Of maps that lie over each other and were read alone already, so that every problem is told once.
     *
     * @param layers the lowest first
     */
    static Serving read(String file, List<MappingNode> layers) {
        YamlSource source = new YamlSource(file);
        MappingNode merged = layers.stream()
                .reduce((lower, upper) -> (MappingNode) Layers.over(upper, lower))
                .orElseThrow();
        Serving serving = read(YamlMap.of(source, "", merged));
        return new Serving(serving.nginx(), serving.backEnds(), serving.edge(), source.places());
    }

    private static BackEnd backEnd(YamlMap map) {
        YamlMap headers = map.map("headers");
        Map<String, String> values = new LinkedHashMap<>();
        headers.anyKeys().forEach(name -> headers.string(name).ifPresent(value -> values.put(name, value)));
        BackEnd backEnd = new BackEnd(
                map.required("path", PATH, "a path such as /graphql"),
                map.required("url", URL, "a URL such as http://api:8080"),
                map.choice("kind", BackEnd.Kind.class).orElse(BackEnd.Kind.HTTP),
                map.bytes("maxBody"),
                map.duration("timeout"),
                map.duration("connectTimeout"),
                map.number("attempts", 1, 10),
                values,
                map.bool("verifyTls").orElse(true),
                map.string("caFile"));
        map.close();
        return backEnd;
    }

    private static Edge edge(YamlMap map) {
        Edge edge = new Edge(
                map.choice("kind", Edge.Kind.class).orElse(Edge.Kind.NONE),
                map.strings("trusted"),
                map.string("clientHeader"),
                map.strings(
                        "frontDoorId",
                        id -> FRONT_DOOR.matcher(id).matches(),
                        "the identifier of an Azure Front Door profile"),
                map.strings("allow"),
                map.number("requestsPerSecond", 1, 100_000),
                map.number("burst", 1, 1_000_000));
        map.close();
        return edge;
    }
}
