package io.slipway.release.helm;

import io.slipway.release.clusters.Cluster;
import io.slipway.release.clusters.KubeconfigText;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A kubeconfig with another current context, for a Helm that cannot be told which one to use. */
public final class Kubeconfig {

    /** A cluster that nobody has: rendering must not ask the one that the user happens to be logged in to. */
    public static final String NO_CLUSTER = """
            {"apiVersion": "v1", "kind": "Config", "current-context": "none",
             "clusters": [{"name": "none", "cluster": {"server": "https://127.0.0.1:1"}}],
             "contexts": [{"name": "none", "context": {"cluster": "none", "user": "none"}}],
             "users": [{"name": "none", "user": {}}]}
            """;

    /** What a kubeconfig may name by a path from its own directory. */
    private static final List<String> PATHS =
            List.of("certificate-authority", "client-certificate", "client-key", "tokenFile");

    private Kubeconfig() {}

    /** The cluster's own file, or a private copy with the wanted context. */
    public static Path forContext(Cluster cluster, PrivateDirectory directory) {
        cluster.mustExist();
        if (cluster.context().isEmpty()) {
            return cluster.kubeconfig().toAbsolutePath();
        }
        Map<String, Object> config = KubeconfigText.read(cluster.kubeconfig());
        String context = cluster.context().get();
        List<String> names = names(config.get("contexts"));
        if (!names.contains(context)) {
            throw SlipwayException.usage(Problem.of("no context " + context + " in the kubeconfig")
                    .at(cluster.kubeconfig().toString())
                    .lookedIn(names.toArray(String[]::new)));
        }
        Path base = cluster.kubeconfig().toAbsolutePath().getParent();
        Map<String, Object> copy = new LinkedHashMap<>(asMap(withPaths(config, base)));
        copy.put("current-context", context);
        return directory.write("kubeconfig", ValuesText.of(copy));
    }

    /** Whether it names programs that get the credentials. */
    public static boolean signsInByProgram(Cluster cluster) {
        cluster.mustExist();
        return KubeconfigText.read(cluster.kubeconfig()).get("users") instanceof List<?> users
                && users.stream()
                        .map(user -> asMap(asMap(user).get("user")))
                        .anyMatch(user -> user.containsKey("exec") || user.containsKey("auth-provider"));
    }

    private static List<String> names(Object list) {
        return list instanceof List<?> items
                ? items.stream()
                        .map(item -> String.valueOf(asMap(item).get("name")))
                        .collect(Collectors.toList())
                : List.of();
    }

    private static Object withPaths(Object value, Path base) {
        if (value instanceof List<?> list) {
            return list.stream().map(item -> withPaths(item, base)).toList();
        }
        if (!(value instanceof Map<?, ?>)) {
            return value;
        }
        Map<String, Object> changed = new LinkedHashMap<>();
        asMap(value).forEach((key, item) -> {
            boolean path = item instanceof String text && isPath(key, text);
            changed.put(key, path ? base.resolve((String) item).normalize().toString() : withPaths(item, base));
        });
        return changed;
    }

    /** An exec plugin's command is a path only when it has a slash; otherwise it is looked for on PATH. */
    private static boolean isPath(String key, String text) {
        return (PATHS.contains(key) && !text.isEmpty()) || (key.equals("command") && text.contains("/"));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> asMap(Object value) {
        return value instanceof Map<?, ?> ? (Map<String, Object>) value : Map.of();
    }
}
