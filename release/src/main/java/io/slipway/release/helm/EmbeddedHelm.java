package io.slipway.release.helm;

import io.slipway.release.Problem;
import io.slipway.release.SlipwayException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Helm as a library in a child process of its own, which can be timed out and killed, and whose end ends nothing else.
 *
 * <p>One child serves all calls; the next call after one that ended it starts another.
 */
public final class EmbeddedHelm implements Helm {

    private static final Duration LIMIT = Duration.ofMinutes(2);

    /** A cluster that nobody has: rendering must not ask the one that the user happens to be logged in to. */
    private static final String NO_CLUSTER = """
            {"apiVersion": "v1", "kind": "Config", "current-context": "none",
             "clusters": [{"name": "none", "cluster": {"server": "https://127.0.0.1:1"}}],
             "contexts": [{"name": "none", "context": {"cluster": "none", "user": "none"}}],
             "users": [{"name": "none", "user": {}}]}
            """;

    private final Path cache;
    private final Duration limit;
    private final PrivateDirectory home = PrivateDirectory.create();
    private ChildProcess child;

    private EmbeddedHelm(Path cache, Duration limit) {
        this.cache = cache;
        this.limit = limit;
    }

    /** Starts the child at once, so that it gets ready while the caller still reads its own input. */
    public static EmbeddedHelm start() {
        return start(UserCache.directory(), LIMIT);
    }

    /**
     * @param cache where the native library is kept
     * @param limit of one call that asks no cluster
     */
    public static EmbeddedHelm start(Path cache, Duration limit) {
        EmbeddedHelm helm = new EmbeddedHelm(cache, limit);
        helm.child();
        return helm;
    }

    @Override
    public String describe() {
        return "embedded Helm " + NativeHelm.VERSION;
    }

    @Override
    public LintResult lint(ChartRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            Path copy = ChartCopy.withValues(request, directory);
            String found = call(Map.of("verb", "lint", "chart", copy.toString()), request);
            return LintLines.parse(found, request.chart());
        }
    }

    @Override
    public String template(ChartRequest request) {
        try (PrivateDirectory directory = PrivateDirectory.create()) {
            Path values = directory.write("values.yaml", ValuesText.of(request.values()));
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("verb", "template");
            fields.put("chart", request.chart().toAbsolutePath().toString());
            fields.put("values", values.toString());
            fields.put("release", request.release());
            fields.put("namespace", request.namespace());
            fields.put("kubeVersion", request.kubeVersion());
            return call(fields, request);
        }
    }

    private synchronized String call(Map<String, String> fields, ChartRequest request) {
        Frame answer;
        try {
            answer = child().call(new Frame(fields), limit);
        } catch (ChildProcess.Ended ended) {
            drop();
            throw SlipwayException.failed(Problem.of("Helm gave up: " + ended.getMessage())
                    .at(request.chart().toString())
                    .fix("look for a template that repeats or calls itself without end"));
        }
        if (answer.fields().containsKey("error")) {
            throw HelmErrors.translate(answer.get("error"), request.chart());
        }
        return answer.get("out");
    }

    private synchronized ChildProcess child() {
        if (child == null || !child.isAlive()) {
            drop();
            Path library = NativeHelm.in(cache);
            child = ChildProcess.start(
                    library, home, Map.of("KUBECONFIG", noCluster().toString()));
        }
        return child;
    }

    private Path noCluster() {
        Path file = home.path().resolve("no-cluster.yaml");
        return Files.exists(file) ? file : home.write("no-cluster.yaml", NO_CLUSTER);
    }

    private void drop() {
        if (child != null) {
            child.close();
            child = null;
        }
    }

    @Override
    public synchronized void close() {
        drop();
        home.close();
    }
}
