package io.slipway.plugin.harness;

import com.cloudbees.plugins.credentials.CredentialsScope;
import com.cloudbees.plugins.credentials.SystemCredentialsProvider;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import hudson.util.Secret;
import io.slipway.plugin.settings.EnvironmentSettings;
import io.slipway.plugin.settings.SlipwayConfiguration;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import net.sf.json.JSONObject;
import org.jenkinsci.plugins.plaincredentials.impl.StringCredentialsImpl;

/**
 * The API of a cluster that has the policy of an environment, and a release where {@link #runs} puts one: the slipway that a build starts reads its checks there,
 * and whoever gets past them is found by the first change that it asks for, which is refused.
 */
final class CheckedCluster implements AutoCloseable {

    private final HttpServer server;
    private final AtomicInteger changes = new AtomicInteger();
    private volatile Duration freeze = Duration.ZERO;
    private volatile String checks = "{}";
    private volatile String releases = "";

    CheckedCluster() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newCachedThreadPool());
        server.createContext("/", this::answer);
        server.start();
    }

    /**
     * Starts a freeze whose end moves: each time the policy is read, the freeze still has the same time left. It lasts until
     * {@link #check} puts other checks in its place.
     *
     * @param left time until the end of the freeze, at each reading
     */
    void freeze(Duration left) {
        freeze = left;
    }

    /** What the policy checks, in JSON. */
    void check(String json) {
        freeze = Duration.ZERO;
        checks = json;
    }

    /** Puts a release there, as Helm keeps it: whoever asks for one of any name is told of this one. */
    void runs(String version, int revision) throws IOException {
        String release =
                "{\"info\": {\"status\": \"deployed\", \"description\": \"Upgrade complete\"}, \"chart\": {\"metadata\":"
                        + "{\"name\": \"portal\", \"version\": \"" + version + "\", \"appVersion\": \"" + version
                        + "\"}}, \"config\": {}}";
        ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(packed)) {
            out.write(release.getBytes(StandardCharsets.UTF_8));
        }
        byte[] once = Base64.getEncoder().encode(packed.toByteArray());
        releases =
                "{\"apiVersion\": \"v1\", \"kind\": \"Secret\", \"metadata\": {\"name\": \"sh.helm.release.v1.portal.v"
                        + revision
                        + "\", \"labels\": {\"owner\": \"helm\", \"name\": \"portal\", \"status\": \"deployed\", \"version\": \""
                        + revision
                        + "\"}}, \"data\": {\"release\": \""
                        + Base64.getEncoder().encodeToString(once) + "\"}}";
    }

    /** Its address. */
    String url() {
        return "http://localhost:" + server.getAddress().getPort();
    }

    /** How often somebody wanted to change something. */
    int changes() {
        return changes.get();
    }

    /** An environment of this name that is released to this cluster. */
    EnvironmentSettings environment(String name) throws IOException {
        SystemCredentialsProvider credentials = SystemCredentialsProvider.getInstance();
        credentials
                .getCredentials()
                .add(new StringCredentialsImpl(CredentialsScope.GLOBAL, "cluster", "", Secret.fromString("t0ken")));
        credentials.save();
        EnvironmentSettings environment = new EnvironmentSettings(name);
        environment.setCredentialsId("cluster");
        environment.setServer(url());
        SlipwayConfiguration.get().setEnvironments(List.of(environment));
        SlipwayConfiguration.get().save();
        return environment;
    }

    private void answer(HttpExchange exchange) throws IOException {
        boolean read = exchange.getRequestMethod().equals("GET");
        if (!read) {
            changes.incrementAndGet();
        }
        Optional<String> found = read ? find(exchange.getRequestURI().getPath()) : Optional.empty();
        byte[] answer = found.orElse("{\"kind\":\"Status\",\"apiVersion\":\"v1\",\"code\":404}")
                .getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().set("Content-Type", "application/json");
        exchange.sendResponseHeaders(found.isPresent() ? 200 : 404, answer.length);
        exchange.getResponseBody().write(answer);
        exchange.close();
    }

    private Optional<String> find(String path) {
        if (path.endsWith("/configmaps/slipway-policy")) {
            return Optional.of(policy());
        }
        if (path.endsWith("/secrets")) {
            return Optional.of(list("v1", "SecretList", releases));
        }
        return path.endsWith("/deployments") ? Optional.of(list("apps/v1", "DeploymentList", "")) : Optional.empty();
    }

    private static String list(String apiVersion, String kind, String items) {
        return "{\"apiVersion\": \"" + apiVersion + "\", \"kind\": \"" + kind + "\", \"metadata\": {}, \"items\": ["
                + items + "]}";
    }

    private String policy() {
        String now = freeze.isZero() ? checks : "{\"freezes\": [" + freezeNow() + "]}";
        return JSONObject.fromObject(Map.of(
                        "apiVersion",
                        "v1",
                        "kind",
                        "ConfigMap",
                        "metadata",
                        Map.of("name", "slipway-policy", "resourceVersion", "1"),
                        "data",
                        Map.of("policy.yaml", "{\"version\": 1, \"checks\": " + now + "}")))
                .toString();
    }

    private String freezeNow() {
        LocalDateTime end = LocalDateTime.now(ZoneOffset.UTC).plus(freeze).truncatedTo(ChronoUnit.SECONDS);
        return "{\"name\": \"year end\", \"from\": \"2026-01-01T00:00\", \"to\": \"" + end + "\", \"zone\": \"UTC\"}";
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
