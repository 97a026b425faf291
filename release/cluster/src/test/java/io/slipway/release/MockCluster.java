package io.slipway.release;

import io.fabric8.kubernetes.api.model.Secret;
import io.fabric8.kubernetes.api.model.SecretBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.server.mock.KubernetesMockServer;
import io.fabric8.kubernetes.client.utils.Serialization;
import io.slipway.release.clusters.Cluster;
import io.slipway.release.revisions.ReleaseTarget;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** An API server that keeps what it is given, and a release on it as Helm would have stored it. */
public final class MockCluster {

    private static final String CHART = """
            {"metadata": {"name": "web", "version": "1.4.0", "appVersion": "1.4.0", "apiVersion": "v2"},
             "values": {}, "templates": [], "files": []}""";

    private final KubernetesMockServer server;
    private final KubernetesClient client;
    private final ReleaseTarget target;

    public MockCluster(KubernetesMockServer server, KubernetesClient client, Path directory) {
        this.server = server;
        this.client = client;
        this.target =
                new ReleaseTarget(new Cluster(kubeconfig(server, directory), Optional.empty()), "shop-acc", "shop");
    }

    private static Path kubeconfig(KubernetesMockServer server, Path directory) {
        try {
            return Files.writeString(directory.resolve("kubeconfig"), """
                    {"apiVersion": "v1", "kind": "Config", "current-context": "mock",
                     "clusters": [{"name": "mock", "cluster": {"server": "%s"}}],
                     "contexts": [{"name": "mock", "context": {"cluster": "mock", "user": "mock"}}],
                     "users": [{"name": "mock", "user": {}}]}
                    """.formatted(
                            server.url("/").replaceFirst("/$", "")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public ReleaseTarget target() {
        return target;
    }

    public KubernetesClient client() {
        return client;
    }

    /** The next answers to a question are errors, then the server is well again. */
    public MockCluster failing(String method, String path, int times) {
        if (method.equals("PUT")) {
            server.expect().put().withPath(path).andReturn(500, "{}").times(times);
        } else {
            server.expect().get().withPath(path).andReturn(500, "{}").times(times);
        }
        return this;
    }

    public static String secretPath(int number) {
        return "/api/v1/namespaces/shop-acc/secrets/" + secretName(number);
    }

    private static String secretName(int number) {
        return "sh.helm.release.v1.shop.v" + number;
    }

    /** Stores a revision, of a chart without files. */
    public MockCluster revision(int number, String status, String description, String config) {
        return revision(number, status, description, config, CHART);
    }

    /** @param chart as Helm stores it */
    public MockCluster revision(int number, String status, String description, String config, String chart) {
        return revision(number, status, description, config, chart, "");
    }

    /**
     * Stores a revision that put objects into the cluster.
     *
     * @param record of the release
     */
    public MockCluster revisionOf(String manifest, int number, String status, String record) {
        return revision(number, status, "done", "{\"record\": " + record + "}", CHART, manifest);
    }

    private MockCluster revision(
            int number, String status, String description, String config, String chart, String manifest) {
        String json = """
                {"name": "shop", "namespace": "shop-acc", "version": %d, "manifest": %s, "hooks": [],
                 "info": {"status": "%s", "description": "%s", "last_deployed": "2026-11-24T23:00:00Z"},
                 "config": %s, "chart": %s}""".formatted(number, Serialization.asJson(manifest), status, description, config, chart);
        Secret secret = new SecretBuilder()
                .withNewMetadata()
                .withName(secretName(number))
                .withNamespace("shop-acc")
                .withLabels(
                        Map.of("owner", "helm", "name", "shop", "status", status, "version", String.valueOf(number)))
                .endMetadata()
                .withType("helm.sh/release.v1")
                .addToData("release", packed(json))
                .build();
        client.resource(secret).createOr(replaced -> replaced.update());
        return this;
    }

    private static String packed(String json) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(json.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        byte[] once = Base64.getEncoder().encode(bytes.toByteArray());
        return Base64.getEncoder().encodeToString(once);
    }
}
