package io.slipway.driver.containers;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeBuilder;
import io.fabric8.kubernetes.api.model.VolumeMountBuilder;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.client.utils.KubernetesSerialization;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A rendered release as podman 4.3 can play it. All that is not in this table reaches podman as it was rendered: images,
 * commands, environment, users, security contexts, memory limits, mounts, ConfigMaps, emptyDirs.
 *
 * <table>
 * <caption>What is changed</caption>
 * <tr><th>rendered</th><th>why podman cannot</th><th>here</th></tr>
 * <tr><td>Deployment</td><td>always restarts, and starts an init container that is done again</td><td>its pod, once, never restarted</td></tr>
 * <tr><td>names</td><td>there are no namespaces; volumes of one name are one volume</td><td>the pod's name in front of ConfigMaps and volumes</td></tr>
 * <tr><td>annotations</td><td>a value has 63 characters at most; checksums have 64</td><td>left out</td></tr>
 * <tr><td>Service, routes</td><td>there are none</td><td>nginx' port is one of 127.0.0.1</td></tr>
 * <tr><td>probes</td><td>needs systemd, and curl in the image</td><td>left out; the tests ask the probes' path</td></tr>
 * <tr><td>termination log</td><td>none is made</td><td>a file is mounted where the kubelet mounts one</td></tr>
 * <tr><td>what counts and guards pods</td><td>there are no such kinds</td><td>left out</td></tr>
 * </table>
 */
final class PodmanManifest {
    private static final KubernetesSerialization YAML = new KubernetesSerialization();
    private static final String LOG = "/dev/termination-log";

    private final String pod;
    private final int port;
    private final Path terminationLog;

    PodmanManifest(String pod, int port, Path terminationLog) {
        this.pod = pod;
        this.port = port;
        this.terminationLog = terminationLog;
    }

    /** YAML for {@code podman kube play}. */
    String of(String rendered) {
        List<HasMetadata> played = new ArrayList<>();
        for (HasMetadata object : objects(rendered)) {
            if (object instanceof ConfigMap map) {
                played.add(new ConfigMapBuilder(map)
                        .withMetadata(new ObjectMetaBuilder()
                                .withName(ours(map.getMetadata().getName()))
                                .build())
                        .build());
            }
            if (object instanceof Deployment deployment) {
                played.add(new PodBuilder()
                        .withNewMetadata()
                        .withName(pod)
                        .withLabels(
                                deployment.getSpec().getTemplate().getMetadata().getLabels())
                        .endMetadata()
                        .withSpec(spec(deployment.getSpec().getTemplate().getSpec()))
                        .build());
            }
        }
        return played.stream().map(YAML::asYaml).collect(Collectors.joining());
    }

    private static List<HasMetadata> objects(String rendered) {
        Object read = YAML.unmarshal(new ByteArrayInputStream(rendered.getBytes(StandardCharsets.UTF_8)));
        return ((List<?>) read).stream().map(HasMetadata.class::cast).toList();
    }

    private PodSpec spec(PodSpec spec) {
        spec.setRestartPolicy("Never");
        spec.getContainers().forEach(this::container);
        spec.getInitContainers().forEach(container -> {
            rename(container);
            container
                    .getVolumeMounts()
                    .add(new VolumeMountBuilder()
                            .withName("termination-log")
                            .withMountPath(LOG)
                            .build());
        });
        List<Volume> volumes =
                new ArrayList<>(spec.getVolumes().stream().map(this::volume).toList());
        volumes.add(new VolumeBuilder()
                .withName("termination-log")
                .withNewHostPath(terminationLog.toString(), "File")
                .build());
        spec.setVolumes(volumes);
        return spec;
    }

    private void container(Container container) {
        rename(container);
        container.setStartupProbe(null);
        container.setReadinessProbe(null);
        container.setLivenessProbe(null);
        container.getPorts().removeIf(it -> !it.getName().equals("http")); // there are no peers
        container.getPorts().forEach(it -> {
            it.setHostIP("127.0.0.1");
            it.setHostPort(port);
        });
    }

    private void rename(Container container) {
        container.getVolumeMounts().forEach(mount -> mount.setName(ours(mount.getName())));
    }

    private Volume volume(Volume volume) {
        volume.setName(ours(volume.getName()));
        if (volume.getConfigMap() != null) {
            volume.getConfigMap().setName(ours(volume.getConfigMap().getName()));
        }
        return volume;
    }

    private String ours(String name) {
        return pod + "-" + name;
    }
}
