package io.slipway.endtoend.containers;

import io.fabric8.kubernetes.api.model.HostAliasBuilder;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import io.slipway.driver.Finished;
import io.slipway.driver.Repository;
import io.slipway.driver.containers.Podman;
import io.slipway.goprograms.GoProgram;
import io.slipway.release.helm.UserCache;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * The pod that {@code helm test} starts, as the chart renders it: its image, command, user, limits and read-only root. There
 * is no Service on podman, so the Service's name is one of the served pod's address, and its port is nginx' own.
 */
record HelmTestPod(Finished waited, String log) {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final String SERVICE = "addin-slipway";
    private static final int NGINX = 8080;

    /** Runs it against a pod, to its end. */
    static HelmTestPod against(io.slipway.driver.containers.Pod served) throws IOException {
        return against(served.name(), address(served));
    }

    /** Runs it against what is, or was, a pod's address. */
    static HelmTestPod against(String served, String address) throws IOException {
        String name = served + "-test";
        Path manifest = Repository.TARGET.resolve("pods").resolve(name + ".yaml");
        Files.writeString(manifest, YAML.asYaml(adapted(rendered(), name, address)));
        try {
            Podman.run("kube", "play", manifest.toString()).expectSuccess();
            Finished waited = Podman.run("wait", name + "-test");
            Finished log = Podman.run("logs", name + "-test");
            return new HelmTestPod(waited, log.output() + log.errors());
        } finally {
            Podman.run("pod", "rm", "--force", "--time", "0", name);
        }
    }

    private static Pod rendered() {
        return YAML.unmarshal(
                Finished.of(
                                GoProgram.HELM_4.in(UserCache.directory()).toString(),
                                "template",
                                "addin",
                                "helm-chart",
                                "--show-only=templates/tests/site.yaml",
                                "--set=initContainer.image.repository=registry.example.com/office-addin",
                                "--set=app.basePath=/addin/",
                                "--set=service.port=" + NGINX)
                        .expectSuccess(),
                Pod.class);
    }

    private static Pod adapted(Pod rendered, String name, String address) {
        return new PodBuilder(rendered)
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .editSpec()
                .withHostAliases(new HostAliasBuilder()
                        .withIp(address)
                        .withHostnames(SERVICE)
                        .build())
                .endSpec()
                .build();
    }

    /** Of the pod, as long as it runs. */
    static String address(io.slipway.driver.containers.Pod served) {
        return Podman.run(
                        "inspect",
                        "--format",
                        "{{range .NetworkSettings.Networks}}{{.IPAddress}}{{end}}",
                        served.name() + "-nginx")
                .expectSuccess()
                .strip();
    }

    int exitCode() {
        return Integer.parseInt(waited.expectSuccess().strip());
    }
}
