package io.slipway.release.watching;

import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.ReplicaSet;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Informable;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;

/** Watches the Deployments and pods of one release from before it begins until it is closed. */
public final class RolloutWatch implements AutoCloseable {

    private final String release;
    private final String stamp;
    private final BiConsumer<String, String> progress;
    private final CompletableFuture<Rollout> terminal = new CompletableFuture<>();
    private final Map<String, String> told = new HashMap<>();
    private final SharedIndexInformer<Deployment> deployments;
    private final SharedIndexInformer<ReplicaSet> replicaSets;
    private final SharedIndexInformer<Pod> pods;
    private Optional<Baseline> baseline = Optional.empty();
    private Rollout newest = Rollout.NOTHING;
    private boolean closed;

    private RolloutWatch(
            KubernetesClient client,
            String namespace,
            String release,
            String stamp,
            BiConsumer<String, String> progress) {
        this.release = release;
        this.stamp = stamp;
        this.progress = progress;
        this.deployments = informer(client.apps().deployments().inNamespace(namespace));
        this.replicaSets = informer(client.apps().replicaSets().inNamespace(namespace));
        this.pods = informer(client.pods().inNamespace(namespace));
    }

    /**
     * Begins to watch; what is there by now is known when this returns.
     *
     * @param stamp of the release's record, see {@link Baseline}
     * @param progress is told kind and line for each change
     */
    public static RolloutWatch start(
            KubernetesClient client,
            String namespace,
            String release,
            String stamp,
            BiConsumer<String, String> progress) {
        RolloutWatch watch = new RolloutWatch(client, namespace, release, stamp, progress);
        try {
            CompletableFuture.allOf(
                            watch.deployments.start().toCompletableFuture(),
                            watch.replicaSets.start().toCompletableFuture(),
                            watch.pods.start().toCompletableFuture())
                    .join();
            watch.begin();
        } catch (RuntimeException e) {
            // Without the right to look, Helm's own wait must do.
            progress.accept("watch", "the pods cannot be watched: " + rootOf(e));
        }
        return watch;
    }

    private static String rootOf(Throwable e) {
        Throwable root = e;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage()).lines().findFirst().orElse("");
    }

    private <T extends HasMetadata> SharedIndexInformer<T> informer(Informable<T> objects) {
        return objects.runnableInformer(0).addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T object) {
                look();
            }

            @Override
            public void onUpdate(T before, T now) {
                look();
            }

            @Override
            public void onDelete(T object, boolean finalStateUnknown) {
                look();
            }
        });
    }

    private synchronized void begin() {
        baseline = Optional.of(Baseline.of(seen().deploymentsOf(release), stamp));
        look();
    }

    private NamespaceSnapshot seen() {
        return new NamespaceSnapshot(
                deployments.getStore().list(),
                replicaSets.getStore().list(),
                pods.getStore().list());
    }

    private synchronized void look() {
        if (closed || baseline.isEmpty()) {
            return;
        }
        newest = Rollout.of(release, baseline.get(), seen());
        newest.states().forEach(state -> tell("pod", state.pod(), state.summary()));
        newest.deployments().forEach(state -> tell("deployment", state.name(), state.summary()));
        newest.terminal().ifPresent(failure -> terminal.complete(newest));
    }

    private void tell(String kind, String name, String line) {
        if (!line.equals(told.put(kind + " " + name, line))) {
            progress.accept(kind, line);
        }
    }

    /** Is completed when waiting has no more sense. */
    public CompletableFuture<Rollout> terminal() {
        return terminal;
    }

    /** How far the release has come by now. */
    public synchronized Rollout rollout() {
        return newest;
    }

    @Override
    public void close() {
        synchronized (this) {
            closed = true;
        }
        List.of(deployments, replicaSets, pods).forEach(SharedIndexInformer::stop);
    }
}
