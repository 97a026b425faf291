package io.slipway.release.connecting;

import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.ContainerPort;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.slipway.release.revisions.ReleaseTarget;
import io.slipway.release.watching.PodState;
import java.util.List;
import java.util.Optional;

/**
 * A pod of a release that takes requests.
 *
 * @param port that its server listens on
 */
record ReadyPod(String name, int port) {

    /** One that is ready now; another one may be tomorrow. */
    static Optional<ReadyPod> of(KubernetesClient client, ReleaseTarget target) {
        return pods(client, target).stream()
                .filter(pod -> PodState.of(pod).ready())
                .filter(pod -> pod.getMetadata().getDeletionTimestamp() == null)
                .flatMap(pod ->
                        port(pod).map(port -> new ReadyPod(pod.getMetadata().getName(), port)).stream())
                .findFirst();
    }

    static List<Pod> pods(KubernetesClient client, ReleaseTarget target) {
        return client.pods()
                .inNamespace(target.namespace())
                .withLabel("app.kubernetes.io/instance", target.release())
                .list()
                .getItems();
    }

    private static Optional<Integer> port(Pod pod) {
        List<ContainerPort> ports = pod.getSpec().getContainers().stream()
                .map(Container::getPorts)
                .flatMap(List::stream)
                .toList();
        return ports.stream()
                .filter(port -> "http".equals(port.getName()))
                .findFirst()
                .or(() -> ports.stream().findFirst())
                .map(ContainerPort::getContainerPort);
    }
}
