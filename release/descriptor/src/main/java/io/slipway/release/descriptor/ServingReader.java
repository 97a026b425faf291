package io.slipway.release.descriptor;

import io.slipway.nginx.edge.Edge;
import io.slipway.nginx.edge.SignIn;
import io.slipway.nginx.proxy.BackEnd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.regex.Pattern;
import org.snakeyaml.engine.v2.nodes.MappingNode;

/** Reads how the site is served, for all environments and for one: {@code nginx}, {@code backEnds} and {@code edge}. */
final class ServingReader {

    private static final Pattern PATH = Pattern.compile("/[A-Za-z0-9._~/-]+");
    private static final Pattern URL = Pattern.compile("https?://[^\\s/]+(/\\S*)?");
    private static final Pattern PROXY = Pattern.compile("https?://[^\\s/]+/?");

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
        BackEnd backEnd = BackEnd.of(
                map.choice("kind", BackEnd.Kind.class).orElse(BackEnd.Kind.HTTP),
                map.required("path", PATH, "a path such as /graphql"),
                map.required("url", URL, "a URL such as http://api:8080"));
        backEnd = with(backEnd, map.bytes("maxBody"), BackEnd::withMaxBody);
        backEnd = with(backEnd, map.duration("timeout"), BackEnd::withTimeout);
        backEnd = with(backEnd, map.duration("connectTimeout"), BackEnd::withConnectTimeout);
        backEnd = with(backEnd, map.number("attempts", BackEnd.ATTEMPTS), BackEnd::withAttempts);
        backEnd = backEnd.withHeaders(headers(map.map("headers")));
        backEnd = map.bool("verifyTls").orElse(true) ? backEnd : backEnd.withoutVerifyingTls();
        backEnd = with(backEnd, map.string("caFile"), BackEnd::withCaFile);
        map.close();
        return backEnd;
    }

    private static <T> BackEnd with(BackEnd backEnd, Optional<T> value, BiFunction<BackEnd, T, BackEnd> change) {
        return value.map(written -> change.apply(backEnd, written)).orElse(backEnd);
    }

    private static Map<String, String> headers(YamlMap map) {
        Map<String, String> headers = new LinkedHashMap<>();
        map.anyKeys().forEach(name -> map.string(name).ifPresent(value -> headers.put(name, value)));
        return headers;
    }

    private static Edge edge(YamlMap map) {
        Edge edge = new Edge(
                map.choice("kind", Edge.Kind.class).orElse(Edge.Kind.NONE),
                map.strings("trusted"),
                map.string("clientHeader"),
                map.strings("frontDoorId"),
                map.strings("allow"),
                map.number("requestsPerSecond", Edge.REQUESTS_PER_SECOND),
                map.number("burst", Edge.BURST),
                signIn(map));
        map.close();
        return edge;
    }

    private static Optional<SignIn> signIn(YamlMap edge) {
        if (!edge.has("signIn")) {
            return Optional.empty();
        }
        YamlMap map = edge.map("signIn");
        SignIn signIn = SignIn.at(map.required("proxy", PROXY, "a URL such as http://oauth2-proxy.sign-in.svc:4180"))
                .below(map.string("path", PATH, "a path such as /oauth2").orElse(SignIn.USUAL_PATH))
                .opening(map.strings("open"));
        map.close();
        return map.isBroken() ? Optional.empty() : Optional.of(signIn);
    }
}
