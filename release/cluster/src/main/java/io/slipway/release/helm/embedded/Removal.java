package io.slipway.release.helm.embedded;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.KubernetesResourceList;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.slipway.release.problems.Problem;
import io.slipway.release.problems.SlipwayException;
import io.slipway.release.revisions.ReleaseTarget;
import java.net.HttpURLConnection;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Sees to the end of an uninstallation: the library returns as soon as it has asked for the deletion of all objects. What runs
 * pods goes last, after its pods.
 */
final class Removal {

    private static final long PAUSE_MILLIS = 300;

    private Removal() {}

    /**
     * Waits until nothing of the release runs.
     *
     * @throws SlipwayException (failed) when something still does after that time
     */
    static void await(ReleaseTarget target, Duration timeout) {
        long end = System.nanoTime() + timeout.toNanos();
        while (true) {
            List<String> left = target.askPatiently(client -> workloads(client, target));
            if (left.isEmpty()) {
                return;
            }
            if (System.nanoTime() - end > 0) {
                throw SlipwayException.failed(Problem.of(
                                "still being deleted after " + timeout.toSeconds() + " s: " + String.join(", ", left))
                        .at(target.toString())
                        .fix("see what holds them: their pods, and metadata.finalizers"));
            }
            pause();
        }
    }

    private static List<String> workloads(KubernetesClient client, ReleaseTarget target) {
        String namespace = target.namespace();
        return Stream.<Supplier<? extends KubernetesResourceList<? extends HasMetadata>>>of(
                        () -> client.apps().deployments().inNamespace(namespace).list(),
                        () -> client.apps()
                                .statefulSets()
                                .inNamespace(namespace)
                                .list(),
                        () -> client.apps().daemonSets().inNamespace(namespace).list())
                .flatMap(Removal::visible)
                .filter(object -> target.owns(object) && object.getMetadata().getDeletionTimestamp() != null)
                .map(object -> object.getKind() + " " + object.getMetadata().getName())
                .toList();
    }

    /** What may not be listed cannot be waited for: Helm's part is done all the same. */
    private static Stream<? extends HasMetadata> visible(
            Supplier<? extends KubernetesResourceList<? extends HasMetadata>> list) {
        try {
            return list.get().getItems().stream();
        } catch (KubernetesClientException e) {
            if (e.getCode() == HttpURLConnection.HTTP_FORBIDDEN) {
                return Stream.empty();
            }
            throw e;
        }
    }

    private static void pause() {
        try {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw SlipwayException.failed(Problem.of("interrupted while pods were being deleted"));
        }
    }
}
